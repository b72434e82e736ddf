/** A piece of a post's text: words, or an address that can be followed. */
export type Piece = { text: string; href?: string }

/** Addresses end before white space, quotes and the full-width punctuation of Chinese text. */
const address = /https?:\/\/[^\s<>"'，。；：！？、（）《》【】「」“”‘’]+/g
const ended = /[.,;:!?)\]}]+$/

/** The text, at most `limit` characters, with its addresses set apart. `isCut`: something was left out. */
export const piecesOf = (text: string, limit: number): { pieces: Piece[]; isCut: boolean } => {
  const characters = Array.from(text)
  const isCut = characters.length > limit
  const shown = isCut ? whole(characters.slice(0, limit).join('')) : text
  const pieces: Piece[] = []
  let at = 0
  for (const match of shown.matchAll(address)) {
    const href = match[0].replace(ended, '')
    if (match.index > at) pieces.push({ text: shown.slice(at, match.index) })
    if (URL.canParse(href)) pieces.push({ text: href, href })
    else pieces.push({ text: href })
    at = match.index + href.length
  }
  if (at < shown.length) pieces.push({ text: shown.slice(at) })
  return { pieces, isCut }
}

/** Without an address cut in two at the end. */
const whole = (text: string): string => text.replace(/https?:\/\/\S*$/, '').trimEnd()
