import { write } from './letters.ts'
import { asPng, colours, width } from './paper.ts'

type Group = { label: string; values: readonly [number, number] }
type Columns = { title: string; unit: string; series: readonly [string, string]; groups: readonly Group[] }
const fills = [colours.pale, colours.accent]
const top = 170
const tall = 320

/** Pairs of columns from zero, each with its figure on top. */
export const columns = ({ title, unit, series, groups }: Columns): Promise<Buffer> => {
  const most = Math.max(...groups.flatMap(({ values }) => values))
  const room = (width - 80) / groups.length
  const thick = Math.min(56, room * 0.36)
  const floor = top + tall
  const legend = series.map(
    (name, index) =>
      `<rect x="${40 + index * 160}" y="112" width="24" height="24" fill="${fills[index]}"/>${write({ x: 74 + index * 160, y: 133, size: 24, text: name })}`,
  )
  const drawn = groups.map(({ label, values }, group) => {
    const middle = 40 + room * (group + 0.5)
    const pair = values.map((value, index) => {
      const high = (value / most) * (tall - 40)
      const x = middle + (index ? 3 : -thick - 3)
      return `<rect x="${x}" y="${floor - high}" width="${thick}" height="${high}" fill="${fills[index]}"/>${write({ x: x + thick / 2, y: floor - high - 8, size: 20, text: value.toLocaleString('en'), anchor: 'middle' })}`
    })
    return `${pair.join('')}${write({ x: middle, y: floor + 36, size: 25, text: label, anchor: 'middle' })}`
  })
  return asPng({
    height: floor + 66,
    parts: [
      write({ x: 40, y: 58, size: 32, text: title }),
      write({ x: 40, y: 94, size: 23, text: unit, fill: colours.quiet }),
      ...legend,
      ...drawn,
      `<path d="M40 ${floor} H${width - 40}" stroke="${colours.ink}" stroke-width="2"/>`,
    ],
  })
}
