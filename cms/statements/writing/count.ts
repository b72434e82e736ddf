/** Characters read in a minute, silently, of an official text. */
const perMinute = 300

export type Count = {
  /** Chinese characters. */
  han: number
  /** All characters but spaces and line ends. */
  characters: number
  /** Minutes to read, rounded up; 0 for nothing. */
  minutes: number
}

export const countWriting = (text: string): Count => {
  const characters = [...text.replace(/\s/g, '')].length
  return {
    han: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    characters,
    minutes: Math.ceil(characters / perMinute),
  }
}

type Node = { text?: unknown; children?: unknown; fields?: Record<string, unknown>; root?: unknown }

/** The words of an editor's state, blocks apart, as far as a count needs them. */
export const wordsOfState = (state: unknown): string => {
  const { text, children, fields, root } = (state ?? {}) as Node
  const own = typeof text === 'string' ? text : ''
  const told = fields
    ? ['alt', 'caption', 'code'].map((name) => fields[name]).filter((value) => typeof value === 'string')
    : []
  const below = Array.isArray(children) ? children.map(wordsOfState).join(' ') : ''
  return [own, ...told, below, root ? wordsOfState(root) : ''].filter(Boolean).join(' ')
}
