const isSpace = (character: string) => character === '' || /\s/.test(character)
const isPunctuation = (character: string) => /[\p{P}\p{S}]/u.test(character)
/** Chinese, Japanese and Korean letters and their punctuation; halves of a character beyond the first plane count too. */
const isWide = (character: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF\uD800-\uDFFF]/u.test(
    character,
  )

type Neighbours = { marker: '*' | '_'; before: string; after: string }

/**
 * Whether a mark may open or close between two characters ('' at an edge). CommonMark's rule, which takes spaces between
 * words for granted, loosened for scripts that have none: `**注意：**请` is bold, as the author meant it.
 */
export const flanking = ({ marker, before, after }: Neighbours): { opens: boolean; closes: boolean } => {
  const wide = marker === '*' && (isWide(before) || isWide(after))
  const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before) || wide)
  const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after) || wide)
  if (marker === '*') return { opens: left, closes: right }
  return { opens: left && (!right || isPunctuation(before)), closes: right && (!left || isPunctuation(after)) }
}
