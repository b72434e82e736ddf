const parts = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const isHan = /^\p{Script=Han}/u

/** Words for the index: overlapping pairs of a Chinese run and its last character alone, Latin words and numbers whole. */
export const indexTokens = (folded: string): string => runs(folded).flatMap(tokensOfRun).join(' ')

/** What to ask the index for, each as an exact phrase. A lone character beside other runs is left to the check of the text. */
export const queryPhrases = (folded: string): string[] => {
  const found = runs(folded)
  const asked = found.filter((run) => !isHan.test(run) || run.length > 1)
  return (asked.length > 0 ? asked : found.slice(0, 1)).map((run) =>
    isHan.test(run) && run.length > 1 ? pairs(run).join(' ') : run,
  )
}

/** Runs of one script: the joints at which words can be asked for by themselves. */
export const runs = (folded: string): string[] =>
  [...folded.matchAll(parts)].flatMap(([run]) =>
    isHan.test(run) ? [run] : (run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []),
  )

export const pairs = (run: string): string[] => {
  const characters = [...run]
  return characters.slice(1).map((character, index) => characters[index] + character)
}

const tokensOfRun = (run: string): string[] => {
  if (!isHan.test(run)) return [run]
  return [...pairs(run), [...run].at(-1) ?? '']
}
