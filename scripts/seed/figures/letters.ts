import outlines from './letters.json' with { type: 'json' }

/**
 * Outlines of the characters the pictures use, on an em of 1000: `[advance, path]`, the baseline at 0 and upwards negative.
 * Drawn from Noto Sans CJK SC (© Adobe, SIL Open Font License 1.1). A machine without Chinese fonts draws the same picture.
 */
const known = outlines as unknown as Record<string, [advance: number, path: string]>

const outlineOf = (character: string) => {
  const found = known[character]
  if (!found) throw new Error(`letters.json has no outline of “${character}”.`)
  return found
}

export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + outlineOf(character)[0], 0) * (size / 1000)

type Text = { x: number; y: number; size: number; text: string; fill?: string; anchor?: 'start' | 'middle' | 'end' }

/** One line of text as paths, its baseline at `y`. */
export const write = ({ x, y, size, text, fill = '#22302f', anchor = 'start' }: Text): string => {
  const shift = { start: 0, middle: 0.5, end: 1 }[anchor] * widthOf(text, size)
  let pen = 0
  const glyphs = [...text].map((character) => {
    const [advance, path] = outlineOf(character)
    const drawn = path ? `<path transform="translate(${pen} 0)" d="${path}"/>` : ''
    pen += advance
    return drawn
  })
  return `<g transform="translate(${x - shift} ${y}) scale(${size / 1000})" fill="${fill}" stroke="none">${glyphs.join('')}</g>`
}
