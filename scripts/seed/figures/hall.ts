import { write } from './letters.ts'
import { asJpeg, colours } from './paper.ts'

const counter = (index: number, label: string, isOpen: boolean) => {
  const x = 60 + index * 275
  return `<rect x="${x}" y="150" width="235" height="250" fill="#fff" stroke="${colours.rule}" stroke-width="3"/>
<rect x="${x}" y="150" width="235" height="62" fill="${isOpen ? colours.accent : colours.quiet}"/>
${write({ x: x + 117, y: 192, size: 30, text: label, fill: colours.paper, anchor: 'middle' })}
<circle cx="${x + 117}" cy="290" r="34" fill="${isOpen ? colours.pale : colours.rule}"/>
<path d="M${x + 52} 400 Q${x + 60} 334 ${x + 117} 332 Q${x + 174} 334 ${x + 182} 400 Z" fill="${isOpen ? colours.pale : colours.rule}"/>`
}

/** A service hall from the front: four counters under their signs, drawn flat. */
export const hall = (signs: readonly { label: string; isOpen: boolean }[]): Promise<Buffer> =>
  asJpeg({
    width: 1200,
    height: 640,
    parts: [
      `<rect y="400" width="1200" height="70" fill="#b99f78"/><rect y="470" width="1200" height="170" fill="#e6ddc9"/>`,
      `<rect x="60" y="40" width="1060" height="70" fill="${colours.ink}"/>`,
      write({ x: 590, y: 88, size: 38, text: '云浦市市民服务中心', fill: colours.paper, anchor: 'middle' }),
      ...signs.map(({ label, isOpen }, index) => counter(index, label, isOpen)),
    ],
  })
