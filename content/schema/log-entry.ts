import { z } from 'zod'
import { canonicalJson, type Json } from './digest.ts'
import { expungeReasons } from './release.ts'
import { sectionName, utc } from './release-common.ts'
import { sha256 } from './values.ts'

/** A path below CONTENT_DIR: no step up, nothing hidden, nothing of the log itself. */
const path = z.string().regex(/^(?!log\/)(?!.*(^|\/)\.)[^\\\0]+$/, 'a path of the record')
/** Files of the record as they are from this entry on: an expunged edition gets other bytes. */
const files = z.array(z.strictObject({ path, sha256 })).default([])

const schema = z.literal('huiying/log-entry/1')
const common = {
  schema,
  sequence: z.int().positive(),
  releasedAt: utc,
  files,
}

/** The first entry: whose log this is. */
const founded = z.strictObject({ schema, act: z.literal('found'), installation: z.string().min(1), files })

/** Another key signs from the next checkpoint on. `checkpoint`: of the tree before this entry, signed by the key before. */
const rotated = z.strictObject({ schema, act: z.literal('rotate-key'), key: z.string(), checkpoint: z.string() })

const statement = z.strictObject({
  ...common,
  recordKind: z.literal('statement'),
  act: z.enum(['publish', 'correct', 'update', 'withdraw']),
  section: sectionName,
  year: z.int(),
  number: z.int().positive(),
  transcript: z.literal(true).optional(),
  edition: z.int().positive(),
  digest: sha256,
  /** Editions whose text left the record with this entry, why (a class), and the files that went with them. */
  expunge: z.array(z.int().positive()).optional(),
  expungeReason: z.enum(Object.keys(expungeReasons) as [keyof typeof expungeReasons]).optional(),
  removed: z.array(path).optional(),
})

const post = z.strictObject({
  ...common,
  recordKind: z.literal('microblog-post'),
  act: z.enum(['publish', 'edit', 'link', 'withdraw']),
  edition: z.int().positive(),
  digest: sha256,
})

const bureau = z.strictObject({ ...common, recordKind: z.literal('bureau'), act: z.literal('publish') })

const topic = z.strictObject({ ...common, recordKind: z.literal('topic'), act: z.literal('rename') })

export const logEntry = z.union([
  z.discriminatedUnion('recordKind', [statement, post, bureau, topic]),
  founded,
  rotated,
])

/**
 * One entry of the public log: that something was published, corrected, updated or withdrawn, with its digest and the digests
 * of the files it left on record. Never a word of the text, never a person.
 */
export type LogEntry = z.infer<typeof logEntry>
export type ReleaseEntry = Extract<LogEntry, { recordKind: string }>
export type StatementEntry = Extract<LogEntry, { recordKind: 'statement' }>

/** The bytes of an entry: RFC 8785 JSON. */
export const entryBytes = (entry: LogEntry): Buffer => Buffer.from(canonicalJson(logEntry.parse(entry) as Json))
