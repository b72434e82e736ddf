import { write } from './letters.ts'
import { asPng, colours, width } from './paper.ts'

type Step = { head: string; note: string }
const row = 118
const top = 40

const step = ({ head, note }: Step, index: number, all: readonly Step[]) => {
  const y = top + index * row
  const line =
    index < all.length - 1
      ? `<path d="M78 ${y + 72} V${y + row - 4} M68 ${y + row - 15} L78 ${y + row - 4} L88 ${y + row - 15}" fill="none" stroke="${colours.accent}" stroke-width="4"/>`
      : ''
  return `<circle cx="78" cy="${y + 36}" r="32" fill="${colours.accent}"/>
${write({ x: 78, y: y + 48, size: 34, text: String(index + 1), fill: colours.paper, anchor: 'middle' })}
<rect x="136" y="${y}" width="${width - 176}" height="84" rx="8" fill="#fff" stroke="${colours.rule}" stroke-width="2"/>
${write({ x: 160, y: y + 37, size: 31, text: head })}
${write({ x: 160, y: y + 70, size: 24, text: note, fill: colours.quiet })}${line}`
}

/** Steps from top to bottom, each with a note of what is needed or how long it takes. */
export const flow = (steps: readonly Step[]): Promise<Buffer> =>
  asPng({ height: top * 2 + steps.length * row - 34, parts: steps.map(step) })
