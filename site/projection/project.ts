import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as pause } from 'node:timers/promises'
import type { Root } from 'mdast'
import { kinds, type Section } from '../../content/schema/kinds.ts'
import { isExpunged, type RecordEntry } from '../../content/schema/record.ts'
import type { RecordFile } from '../../content/schema/release.ts'
import { codeOf } from '../format/address.ts'
import { month } from '../format/time.ts'
import { inTransaction } from './database.ts'
import { prepare } from './query.ts'
import { presentTopic } from './topics.ts'

export type Key = { section: Section; year: number; number: number; transcript: boolean }

/** One file of the record, read and checked. An expunged one has no text any more. */
export type Recorded = Key & {
  path: string
  size: number
  modified: number
  release: RecordEntry
  tree?: Root
}

/** One file of the record as the projection keeps it. */
export type EditionRow = (string | number | null)[]

export const editionRow = ({ release, tree, ...recorded }: Recorded): EditionRow => [
  recorded.path,
  recorded.size,
  recorded.modified,
  recorded.section,
  recorded.year,
  recorded.number,
  Number(recorded.transcript),
  release.edition,
  release.act,
  release.sequence,
  release.releasedAt,
  release.digest,
  codeOf(release.digest),
  Number(isExpunged(release)),
  JSON.stringify(release),
  tree ? JSON.stringify(tree) : null,
]

/** Takes one file of the record into the projection. Doing it twice changes nothing. */
export const project = (database: DatabaseSync, recorded: Recorded) => projectRow(database, editionRow(recorded))

const projectRow = (database: DatabaseSync, row: EditionRow) =>
  prepare(database, 'insert or replace into edition values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...row,
  )

type Taken = { database: DatabaseSync; removed?: string[] }

/** Takes a whole record in: editions in any order, then documents by age, so that each finds its place at once. */
export const projectAll = ({ recorded, ...taken }: Taken & { recorded: Iterable<Recorded> }) =>
  inTransaction(taken.database, () => {
    forgetRemoved(taken)
    for (const one of recorded) project(taken.database, one)
    for (const key of everyDocument(taken.database)) refreshDocument(taken.database, key)
  })

/** Documents drawn again between two pauses. */
const atOnce = 200

/** The same where rows come from elsewhere, as they come: all of them or none. Nobody else may use the connection meanwhile. */
export const projectRows = async ({
  read,
  ...taken
}: Taken & { read: (take: (rows: EditionRow[]) => void) => Promise<void> }) => {
  const { database } = taken
  database.exec('begin immediate')
  try {
    forgetRemoved(taken)
    await read((rows) => {
      for (const row of rows) projectRow(database, row)
    })
    for (const [index, key] of everyDocument(database).entries()) {
      refreshDocument(database, key)
      // A large record takes longer than the lease of whoever publishes, which has to be renewed meanwhile.
      if (index % atOnce === 0) await pause()
    }
    database.exec('commit')
  } catch (error) {
    // SQLite ends a transaction by itself where the disk fails it.
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

const forgetRemoved = ({ database, removed = [] }: Taken) => {
  for (const path of removed) prepare(database, 'delete from edition where path = ?').run(path)
}

/** What the editions name, by age, after what they name no more. */
const everyDocument = (database: DatabaseSync): Key[] => {
  const keys = 'section, year, number, transcript'
  const gone = prepare(database, `select ${keys} from document except select ${keys} from edition`).all()
  const known = prepare(database, `select ${keys} from edition group by ${keys} order by min(sequence)`).all()
  return ([...gone, ...known] as (Omit<Key, 'transcript'> & { transcript: number })[]).map((key) => ({
    ...key,
    transcript: key.transcript === 1,
  }))
}

const columns = 'released_at, sequence, edition, digest, record'

/** Draws the present state of a document again from its editions. */
export const refreshDocument = (database: DatabaseSync, key: Key) => {
  const at = [key.section, key.year, key.number, Number(key.transcript)] as const
  const here = 'section = ? and year = ? and number = ? and transcript = ?'
  const editions = prepare(database, `select ${columns} from edition where ${here} order by sequence`).all(
    ...at,
  ) as Edition[]
  const first = editions[0]
  const last = editions.at(-1)
  const known = prepare(database, `select id, ordinal, month, sequence from document where ${here}`).get(...at) as Known
  if (!first || !last) {
    if (known) prepare(database, 'delete from document where id = ?').run(known.id)
    return
  }
  const release = JSON.parse(last.record) as RecordEntry
  const text = 'statement' in release ? release : undefined
  const topics = [...new Set((text?.topics ?? []).map((word) => presentTopic(word, database)))]
  const born = month(first.released_at)
  const isPlaced = known?.sequence === first.sequence && known.month === born
  const ordinal = isPlaced ? known.ordinal : takePlace(database, { month: born, sequence: first.sequence })
  const row = {
    month: born,
    ordinal,
    published_at: first.released_at,
    sequence: first.sequence,
    updated_at: last.released_at,
    edition: last.edition,
    digest: last.digest,
    live: Number(Boolean(text)),
    kind: text?.statement.kind ?? kindOf(key),
    title: titleOf(release) ?? titleBefore(editions),
    summary: text?.statement.summary ?? '',
    unit: release.issuingUnit.name,
    topics: JSON.stringify(topics),
    fields: JSON.stringify(text ? listFields(text.statement.fields as Record<string, unknown>) : {}),
  }
  const names = Object.keys(row)
  prepare(
    database,
    `insert into document (section, year, number, transcript, ${names}) values (?, ?, ?, ?, ${names.map(() => '?')})
     on conflict (section, year, number, transcript) do update set ${names.map((name) => `${name} = excluded.${name}`)}`,
  ).run(...at, ...Object.values(row))
  const { id } = prepare(database, `select id from document where ${here}`).get(...at) as { id: number }
  prepare(database, 'delete from document_topic where document = ?').run(id)
  prepare(database, 'delete from document_file where document = ?').run(id)
  prepare(database, 'delete from topic_word where document = ?').run(id)
  for (const word of wordsOf(editions)) prepare(database, 'insert into topic_word values (?, ?, ?)').run(word, id, born)
  for (const [index, topic] of topics.entries())
    prepare(database, 'insert into document_topic values (?, ?, ?, ?, ?)').run(
      topic,
      id,
      first.sequence,
      born,
      Number(index === 0),
    )
  for (const file of text?.files ?? []) addFile(database, { id, file })
}

/** Words under whose address the statement was ever listed, as far as the record may still say. */
const wordsOf = (editions: Edition[]): Set<string> =>
  new Set(
    editions.flatMap(({ record }) => {
      const entry = JSON.parse(record) as RecordEntry
      return 'topics' in entry ? entry.topics : []
    }),
  )

/** A withdrawal that expunges its text takes the title along, also where an older one still names it. */
const titleOf = (entry: RecordEntry) =>
  isExpunged(entry) || (entry.act === 'withdraw' && entry.expunge?.includes(entry.edition)) ? undefined : entry.title

/** An expunged edition has no title any more; the page keeps the last one that may be shown. */
const titleBefore = (editions: Edition[]) =>
  editions.map(({ record }) => titleOf(JSON.parse(record) as RecordEntry)).findLast(Boolean) ?? '（标题已依法移除）'

type Edition = {
  released_at: string
  sequence: number
  edition: number
  digest: string
  record: string
}
type Known = { id: number; ordinal: number; month: string; sequence: number } | undefined

const addFile = (database: DatabaseSync, { id, file }: { id: number; file: RecordFile }) =>
  prepare(database, 'insert or replace into document_file values (?, ?, ?)').run(file.sha256, id, JSON.stringify(file))

/** A release that arrives late (it failed and was tried again) takes its place; those behind it move up. */
const takePlace = (database: DatabaseSync, place: { month: string; sequence: number }) => {
  const before = prepare(
    database,
    'select ordinal from document where month = ? and sequence < ? order by sequence desc limit 1',
  )
  prepare(database, 'update document set ordinal = ordinal + 1 where month = ? and sequence > ?').run(
    place.month,
    place.sequence,
  )
  const found = before.get(place.month, place.sequence) as { ordinal: number } | undefined
  return (found?.ordinal ?? 0) + 1
}

const kindOf = ({ section, transcript }: Key) =>
  transcript ? 'transcript' : (Object.entries(kinds).find(([, kind]) => kind.section === section)?.[0] ?? 'response')

/** The few fields a list shows. */
const listFields = ({ question, claim, verdict, startsAt, place, outlet, expert }: Record<string, unknown>) => ({
  question,
  claim,
  verdict,
  startsAt,
  place,
  outlet,
  expert,
})
