import { widthOf, write } from './letters.ts'
import { asPng, colours, width } from './paper.ts'

type Bar = { label: string; value: number; shown?: string; marked?: true }
type Bars = { title: string; unit: string; bars: readonly Bar[] }
const row = 62
const top = 118

/** Horizontal bars from zero, the largest as wide as there is room; each with its figure beside it. */
export const bars = ({ title, unit, bars: all }: Bars): Promise<Buffer> => {
  const left = 60 + Math.max(...all.map(({ label }) => widthOf(label, 27)))
  const room = width - left - 170
  const most = Math.max(...all.map(({ value }) => value))
  return asPng({
    height: top + all.length * row + 30,
    parts: [
      write({ x: 40, y: 58, size: 32, text: title }),
      write({ x: 40, y: 94, size: 23, text: unit, fill: colours.quiet }),
      ...all.map(({ label, value, shown = value.toLocaleString('en'), marked }, index) => {
        const y = top + index * row
        const long = Math.max(3, (value / most) * room)
        return `${write({ x: left - 16, y: y + 38, size: 27, text: label, anchor: 'end' })}
<rect x="${left}" y="${y + 10}" width="${long}" height="40" fill="${marked ? colours.accent : colours.mild}"/>
${write({ x: left + long + 12, y: y + 38, size: 26, text: shown })}`
      }),
    ],
  })
}
