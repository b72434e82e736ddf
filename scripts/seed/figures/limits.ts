import { write } from './letters.ts'
import { asPng, colours, width } from './paper.ts'

type Stage = { what: string; who: string; days: number }
type Limits = { title: string; stages: readonly Stage[] }
const row = 92
const top = 110

/** 办理时限表: one stage after another on a line of working days. */
export const limits = ({ title, stages }: Limits): Promise<Buffer> => {
  const total = stages.reduce((sum, { days }) => sum + days, 0)
  const day = (width - 80) / total
  let begun = 0
  const rows = stages.map(({ what, who, days }, index) => {
    const y = top + index * row
    const x = 40 + begun * day
    begun += days
    return `${write({ x: 40, y: y + 30, size: 28, text: what })}
${write({ x: width - 40, y: y + 30, size: 24, text: `${who} · ${days} 个工作日`, fill: colours.quiet, anchor: 'end' })}
<rect x="40" y="${y + 44}" width="${width - 80}" height="24" fill="#fff"/>
<rect x="${x}" y="${y + 44}" width="${days * day}" height="24" fill="${colours.accent}"/>`
  })
  const bottom = top + stages.length * row
  return asPng({
    height: bottom + 60,
    parts: [
      write({ x: 40, y: 62, size: 32, text: title }),
      ...rows,
      write({
        x: width - 40,
        y: bottom + 28,
        size: 26,
        text: `合计最长 ${total} 个工作日`,
        fill: colours.accent,
        anchor: 'end',
      }),
    ],
  })
}
