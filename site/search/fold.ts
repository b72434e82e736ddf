/** Traditional characters, each followed by its simplified form, as one string. */
export type FoldTable = Map<string, string>
export const readFoldTable = (pairs: string): FoldTable => {
  const characters = [...pairs]
  return new Map(
    characters.flatMap((from, index) => (index % 2 === 0 ? [[from, characters[index + 1] ?? from] as const] : [])),
  )
}

const brackets: Record<string, string> = {
  '〔': '(',
  '【': '(',
  '[': '(',
  '［': '(',
  '（': '(',
  '〕': ')',
  '】': ')',
  ']': ')',
  '］': ')',
  '）': ')',
}

/**
 * One form for what a reader means by the same words: full and half width, case, brackets, traditional script.
 * Character by character, so that a place in the folded text is the same place in the original.
 */
export const fold = (text: string, table: FoldTable): string => {
  let folded = ''
  for (const character of text) {
    const plain = brackets[character] ?? character.normalize('NFKC').toLowerCase()
    const kept = plain.length === character.length ? plain : character
    const simple = table.get(kept) ?? kept
    folded += simple.length === character.length ? simple : character
  }
  return folded
}
