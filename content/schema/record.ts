import { parse, stringify } from 'yaml'
import { parseBody } from './body.ts'
import { digestOf, type Json } from './digest.ts'
import {
  type Expunged,
  type ExpungeReason,
  expunged,
  type StatementRelease,
  statementRelease,
  type TextRelease,
} from './release.ts'
import { normalSnapshot } from './snapshot.ts'

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
  const release = statementRelease.parse(entry)
  if (release.act === 'withdraw') return fileOf(release)
  const statement = normalSnapshot(release.statement)
  proveDigest({ ...release, statement })
  const { body, ...members } = statement
  return fileOf({ ...release, statement: members }, body)
}

/** Reads a record file and proves that its text is the one that was approved. */
export const fromMdx = (file: string): RecordEntry => {
  const { data, body } = partsOf(file)
  if (body === '' && isExpunged(data)) return expunged.parse(data)
  const release = statementRelease.parse(body === '' ? data : withBody(data, body))
  if (release.act === 'withdraw') return release
  const parsed = parseBody(body)
  if (!parsed.ok)
    throw new Error(
      `${recordPath(release)}: the text holds what the record does not allow: ${parsed.issues[0]?.message}`,
    )
  if (parsed.body !== body)
    throw new Error(`${recordPath(release)}: the text is not in normal form; the file was changed by hand`)
  proveDigest(release)
  return release
}

/** What stays of an edition whose text has to leave the record. */
export const expungedOf = ({ release, reason }: { release: TextRelease; reason: ExpungeReason }): Expunged => {
  const kept = Object.entries(release).filter(([member]) => member in expunged.shape)
  return expunged.parse({ ...Object.fromEntries(kept), expunged: true, expungeReason: reason })
}

export const isExpunged = (entry: object): entry is Expunged => 'expunged' in entry && entry.expunged === true

const proveDigest = (release: TextRelease) => {
  const digest = digestOf(release.statement as unknown as Json)
  if (digest === release.digest) return
  throw new Error(`${recordPath(release)}: the text has the digest ${digest}, but ${release.digest} was approved`)
}

const fileOf = (members: object, body?: string) =>
  `---\n${stringify(members, { lineWidth: 0, blockQuote: 'literal' })}---\n${body ? `\n${body}\n` : ''}`

const partsOf = (file: string): { data: object; body: string } => {
  const [, front, rest] = /^---\n([\s\S]*?\n)---\n(?:\n([\s\S]+)\n)?$/.exec(file) ?? []
  const data: unknown = front === undefined ? undefined : parse(front)
  if (typeof data !== 'object' || data === null)
    throw new Error('Not a record file: YAML between two lines of ---, then the text')
  return { data, body: rest ?? '' }
}

const withBody = (data: object, body: string) =>
  'statement' in data && typeof data.statement === 'object' ? { ...data, statement: { ...data.statement, body } } : data
