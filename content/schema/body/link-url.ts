import { cleanText } from '../clean-text.ts'

/** Characters that would end or change a Markdown link or an attribute, written as percent codes instead. */
const unsafe = /[\s<>()[\]\\"^`{|}*_]/g
const percent = (character: string) => encodeURIComponent(character).replace(/[()*_]/g, hex)
const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** A link's address in normal form, or undefined unless it is http, https or mailto. */
export const normalUrl = (given: string): string | undefined => {
  const url = cleanText(given).trim().replace(unsafe, percent)
  if (url.length > 2_000 || !/^(https?:\/\/|mailto:)/i.test(url)) return undefined
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  // A user name before the host makes a foreign address look like ours.
  if (!parsed || parsed.username || parsed.password) return undefined
  return url
}
