import type { PhrasingContent } from 'mdast'
import { flanking } from './flanking.ts'

/** Where running text is written: what may start something else differs. */
export type Place = 'paragraph' | 'heading' | 'cell'

type Token =
  | { kind: 'text'; value: string; beforeLink: boolean; firstCoded?: boolean; lastCoded?: boolean }
  | { kind: 'raw'; value: string }
  | { kind: 'break' }
  | { kind: 'open' | 'close'; value: '*' | '_' | '**' }

export const writePhrasing = (nodes: PhrasingContent[], place: Place): string => {
  const tokens = tokensOf(nodes, place)
  codeNeighbours(tokens)
  const written = tokens.map((token, index) => {
    if (token.kind === 'break') return place === 'cell' ? '&#xA;' : '\\\n'
    if (token.kind !== 'text') return token.value
    const startsLine = index === 0 || tokens[index - 1]?.kind === 'break'
    return writeText(token, { place, startsLine })
  })
  const line = written.join('')
  return place === 'heading' ? line.replace(/(?<!\\)#$/, '\\#') : line
}

const tokensOf = (nodes: PhrasingContent[], place: Place, insideStrong = false): Token[] =>
  nodes.flatMap((node, index): Token[] => {
    const before = nodes[index - 1]
    const after = nodes[index + 1]
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', value: node.value, beforeLink: after?.type === 'link' }]
      case 'inlineCode':
        return [{ kind: 'raw', value: writeCode(node.value, place) }]
      case 'break':
        return [{ kind: 'break' }]
      case 'link': {
        const inside: Token[] = tokensOf(node.children, place)
        return [{ kind: 'raw', value: '[' }, ...inside, { kind: 'raw', value: `](${writeUrl(node.url)})` }]
      }
      case 'strong': {
        const inside: Token[] = tokensOf(node.children, place, true)
        return [{ kind: 'open', value: '**' }, ...inside, { kind: 'close', value: '**' }]
      }
      case 'emphasis': {
        // Runs of three and more asterisks are ambiguous, so emphasis beside strong is written with underscores.
        const touchesStrong =
          [before, after, node.children[0], node.children.at(-1)].some((each) => each?.type === 'strong') ||
          (insideStrong && (!before || !after))
        const value = touchesStrong ? '_' : '*'
        return [{ kind: 'open', value }, ...tokensOf(node.children, place), { kind: 'close', value }]
      }
      default:
        throw new Error(`unchecked phrasing: ${node.type}`)
    }
  })

const writeCode = (value: string, place: Place) => {
  const runs = value.match(/`+/g)?.map((run) => run.length) ?? []
  let length = 1
  while (runs.includes(length)) length += 1
  const fence = '`'.repeat(length)
  const padding = /^`|`$/.test(value) ? ' ' : ''
  const inside = place === 'cell' ? value.replace(/\|/g, '\\|') : value
  return fence + padding + inside + padding + fence
}

const writeUrl = (url: string) => url.replace(/&(?=#?[A-Za-z0-9]+;)/g, '&amp;')

const firstOf = (text: string) => String.fromCodePoint(text.codePointAt(0) ?? 0)
const lastOf = (text: string) => [...text.slice(-2)].at(-1) ?? ''

/**
 * A mark that would not open or close beside a letter gets that letter written as a character code, which ends the word
 * for Markdown but not for a reader. Coding a letter can matter to the mark on its other side, hence the repetition.
 */
const codeNeighbours = (tokens: Token[]) => {
  for (let changed = true; changed; ) {
    changed = false
    tokens.forEach((token, index) => {
      if (token.kind !== 'open' && token.kind !== 'close') return
      const [before, after] = [tokens[index - 1], tokens[index + 1]]
      const sides = flanking({
        marker: token.value === '_' ? '_' : '*',
        before: edge(before, -1),
        after: edge(after, 0),
      })
      if (token.kind === 'open' && !sides.opens && before?.kind === 'text') changed = before.lastCoded = true
      if (token.kind === 'close' && !sides.closes && after?.kind === 'text') changed = after.firstCoded = true
    })
  }
}

/** The first (0) or last (-1) character that a token will be written with. */
const edge = (token: Token | undefined, at: 0 | -1): string => {
  if (!token) return ''
  if (token.kind === 'break') return at === 0 ? '\\' : '\n'
  if (token.kind !== 'text') return token.value.at(at) ?? ''
  const isSingle = firstOf(token.value) === token.value
  const isCoded = isSingle ? token.firstCoded || token.lastCoded : at === 0 ? token.firstCoded : token.lastCoded
  return isCoded ? '&' : (token.value.at(at) ?? '')
}

const characterCode = (character: string) =>
  character ? `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};` : ''

const writeText = (token: Token & { kind: 'text' }, { place, startsLine }: { place: Place; startsLine: boolean }) => {
  const first = token.firstCoded ? firstOf(token.value) : ''
  const rest = token.value.slice(first.length)
  const last = token.lastCoded ? lastOf(rest) : ''
  let text = rest
    .slice(0, rest.length - last.length)
    .replace(/[\\`*[\]<{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, '\\&')
  if (place === 'cell') text = text.replace(/\|/g, '\\|')
  if (place === 'paragraph' && startsLine) text = escapeLineStart(text)
  if (token.beforeLink) text = text.replace(/!$/, '\\!')
  return characterCode(first) + text + characterCode(last)
}

/** What would start a heading, quote, list, table, fence or module at the start of a line. */
const escapeLineStart = (text: string) =>
  text
    .replace(/^(?:#{1,6}(?=\s|$)|-(?=[-\s|:]|$)|\+(?=\s|$)|>|=|~~~|\||:(?=-))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[ie](?=mport\b|xport\b)/, characterCode)
