import type { Row, Workflow } from '../../cms/workflow/engine.ts'
import { registeredDomains } from './domains.ts'

const width = 1300
const lane = 176
const box = { width: 112, height: 36 }
const rowHeight = 26

const escaped = (text: string) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** One line a row of the table: from which states, to which, under which name. */
const line =
  (states: string[], top: number) =>
  (row: Row, index: number): string => {
    const y = top + box.height + 26 + index * rowHeight
    const x = (state: string) => 130 + states.indexOf(state) * lane + box.width / 2
    const to = row.to ? x(row.to) : null
    const arrows = row.from.map((state) => {
      const start = x(state)
      const end = to ?? start
      const dot = `<circle cx="${start}" cy="${y}" r="3"/>`
      return end === start
        ? dot
        : `${dot}<path d="M${start} ${y}H${end + (end > start ? -6 : 6)}" marker-end="url(#head)"/>`
    })
    return `<g>${arrows.join('')}<text x="118" y="${y + 4}" text-anchor="end">${escaped(row.zh)}</text><text class="who" x="${130 + states.length * lane - 40}" y="${y + 4}">${escaped(Object.keys(row.by).join(' '))}</text></g>`
  }

const drawing = (workflow: Workflow, top: number): string => {
  const states = Object.keys(workflow.states)
  const bottom = top + box.height + 14 + workflow.rows.length * rowHeight
  return [
    `<text class="title" x="20" y="${top - 14}">${workflow.slug}</text>`,
    ...states.map((state, index) => {
      const x = 130 + index * lane
      return `<rect x="${x}" y="${top}" width="${box.width}" height="${box.height}" rx="3"/><text x="${x + box.width / 2}" y="${top + 23}" text-anchor="middle">${escaped(workflow.states[state]?.zh ?? state)}</text><path class="life" d="M${x + box.width / 2} ${top + box.height}V${bottom}"/>`
    }),
    ...workflow.rows.map(line(states, top)),
  ].join('\n')
}

/** Every workflow table as a drawing: states across, one line an act, who may at its end. */
export const drawWorkflow = (): string => {
  const workflows = registeredDomains().flatMap(({ workflow }) => (workflow ? [workflow] : []))
  const tops: number[] = []
  for (const [index] of workflows.entries())
    tops.push(index === 0 ? 60 : (tops[index - 1] ?? 0) + (workflows[index - 1]?.rows.length ?? 0) * rowHeight + 140)
  const height = (tops.at(-1) ?? 0) + (workflows.at(-1)?.rows.length ?? 0) * rowHeight + 90
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Noto Sans CJK SC','PingFang SC',sans-serif" font-size="13" fill="#1d1f1e">
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" stroke="none" fill="#0b4f55"/></marker></defs>
<style>rect{fill:#fff;stroke:#1d1f1e}path{stroke:#0b4f55;stroke-width:1.5;fill:none}marker path{fill:#0b4f55;stroke:none}.life{stroke:#d8d3c6;stroke-width:1}circle{fill:#0b4f55}.title{font-size:16px;font-weight:600}.who{fill:#5c5f5b;font-size:12px}</style>
<rect x="0" y="0" width="${width}" height="${height}" style="fill:#fbf9f4;stroke:none"/>
${workflows.map((workflow, index) => drawing(workflow, tops[index] as number)).join('\n')}
</svg>
`
}
