import type { Root } from 'mdast'
import { parse, stringify } from 'yaml'
import { checkRelease } from './check-release.ts'
import { readPlainFront } from './plain-front.ts'
import { type Expunged, type ExpungeReason, expunged, type StatementRelease, type TextRelease } from './release.ts'

/** What one file of the record says. */
export type RecordEntry = StatementRelease | Expunged

type Place = Pick<TextRelease, 'section' | 'year' | 'number' | 'edition' | 'transcript'> & { act: RecordEntry['act'] }

/** Where an entry lies, relative to CONTENT_DIR. A transcript lies beside the notice whose number it shares. */
export const recordPath = ({ section, year, number, edition, transcript, act }: Place): string => {
  const name = [edition, transcript && 'transcript', act === 'withdraw' && 'withdrawn', 'mdx']
  return `${section}/${year}/${number}/${name.filter(Boolean).join('.')}`
}

/** The bytes of a record file: YAML with everything but the body, then the body. Same entry, same bytes. */
export const toMdx = (entry: RecordEntry): string => {
  if (isExpunged(entry)) return fileOf(expunged.parse(entry))
  const { release } = checked(entry)
  if (release.act === 'withdraw') return fileOf(release)
  const { body, ...statement } = release.statement
  return fileOf({ ...release, statement }, body)
}

/** Reads a record file and proves that its text is the one that was approved. */
export const fromMdx = (file: string): RecordEntry => readMdx(file).entry

/** The same, with the body as a tree for rendering. */
export const readMdx = (file: string): { entry: RecordEntry; tree?: Root } => {
  const { data, body } = partsOf(file)
  if (isExpunged(data) && body === '') return { entry: expunged.parse(data) }
  const { release, tree } = checked('statement' in data || body ? withBody(data, body) : data)
  return { entry: release, ...(tree && { tree }) }
}

/** What stays of an edition whose text has to leave the record. */
export const expungedOf = ({ release, reason }: { release: TextRelease; reason: ExpungeReason }): Expunged => {
  const kept = Object.entries(release).filter(([member]) => member in expunged.shape)
  return expunged.parse({ ...Object.fromEntries(kept), expunged: true, expungeReason: reason })
}

export const isExpunged = (entry: object): entry is Expunged => 'expunged' in entry && entry.expunged === true

const checked = (given: object): { release: StatementRelease; tree?: Root } => {
  const result = checkRelease(given)
  if (!result.ok)
    throw new Error(`${nameOf(given)}: ${result.issues.map(({ at, message }) => `${at}: ${message}`).join('; ')}`)
  if (result.release.recordKind !== 'statement') throw new Error(`${nameOf(given)}: not a statement`)
  return { ...result, release: result.release }
}

const nameOf = (given: object) =>
  ['section', 'year', 'number', 'edition'].map((member) => (given as Record<string, unknown>)[member] ?? '?').join('/')

const fileOf = (members: object, body?: string) =>
  `---\n${stringify(members, { lineWidth: 0, blockQuote: 'literal', aliasDuplicateObjects: false })}---\n${body ? `\n${body}\n` : ''}`

const partsOf = (file: string): { data: object; body: string } => {
  const [, front, rest] = /^---\n([\s\S]*?\n)---\n(?:\n([\s\S]+)\n)?$/.exec(file) ?? []
  const data: unknown = front === undefined ? undefined : (readPlainFront(front) ?? parse(front))
  if (typeof data !== 'object' || data === null) {
    throw new Error(
      'Not a record file: it starts with YAML between two lines of ---, the text follows after an empty line',
    )
  }
  return { data, body: rest ?? '' }
}

/** The text stands below the YAML and nowhere else. */
const withBody = ({ statement, ...members }: { statement?: object }, body: string) => {
  const { body: _inYaml, ...rest } = { body: '', ...statement }
  return { ...members, statement: { ...rest, ...(body && { body }) } }
}
