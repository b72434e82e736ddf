import type { Payload } from 'payload'
import type { Kind } from '../../content/schema/kinds.ts'
import type { StatementRelease } from '../../content/schema/release.ts'
import { codeOf, numberInWords } from '../papers/statement.ts'

/** What is kept of a release to find it again; its text stays in the store. */
export type Known = Pick<
  StatementRelease,
  'sequence' | 'subject' | 'act' | 'edition' | 'digest' | 'section' | 'year' | 'number' | 'releasedAt'
> & { id: string; title: string; kind: Kind; startsAt: string | null; words: string }

/** Releases that were read so far: the live edition of every statement, oldest first, and every change of one. */
export type Shelf = {
  last: number
  live: Map<string, Known>
  /** When a statement was first released. */
  first: Map<string, string>
  changes: Known[]
  /** `subject:edition` of texts that left the record. */
  expunged: Set<string>
  reading: Promise<void>
}

const batch = 500
const columns = {
  sequence: true,
  subject: true,
  kind: true,
  act: true,
  edition: true,
  digest: true,
  section: true,
  year: true,
  number: true,
  title: true,
  releasedAt: true,
} as const

/** One for the process: the server is bundled in several parts, each with modules of its own. */
const shared = globalThis as { [key: symbol]: WeakMap<Payload, Shelf> | undefined }
const place = Symbol.for('huiying/press/shelves')
const shelves = shared[place] ?? new WeakMap<Payload, Shelf>()
shared[place] = shelves
const empty = (): Shelf => ({
  last: 0,
  live: new Map(),
  first: new Map(),
  changes: [],
  expunged: new Set(),
  reading: Promise.resolve(),
})

/** Text as it is looked for: case, width and spaces aside. */
export const plainWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

export const expungedKey = ({ subject, edition }: { subject: string; edition: number }): string =>
  `${subject}:${edition}`

const put = (shelf: Shelf, row: Known, release: StatementRelease | undefined): void => {
  shelf.last = row.sequence
  if (!shelf.first.has(row.subject)) shelf.first.set(row.subject, row.releasedAt)
  shelf.live.delete(row.subject)
  for (const edition of release?.expunge ?? []) shelf.expunged.add(expungedKey({ subject: row.subject, edition }))
  if (row.act !== 'publish') shelf.changes.push(row)
  if (row.act === 'withdraw') return
  const startsAt =
    release && 'statement' in release && release.statement.kind === 'press-notice'
      ? release.statement.fields.startsAt
      : null
  shelf.live.set(row.subject, {
    ...row,
    startsAt,
    words: plainWords(`${row.title} ${numberInWords(row)} ${codeOf(row.digest)}`),
  })
}

const readOn = async (payload: Payload, shelf: Shelf): Promise<void> => {
  for (;;) {
    // straight from the store: nothing here is shown as it is, and thousands may be read at a start
    const read = { collection: 'releases', pagination: false } as const
    const { docs: rows } = await payload.db.find<Known>({
      ...read,
      where: { and: [{ recordKind: { equals: 'statement' } }, { sequence: { greater_than: shelf.last } }] },
      sort: 'sequence',
      limit: batch,
      select: columns,
    })
    const told = rows.filter(({ kind, act }) => kind === 'press-notice' || act !== 'publish').map(({ id }) => id)
    const { docs: full } = told.length
      ? await payload.db.find<{ id: string; release: StatementRelease }>({
          ...read,
          where: { id: { in: told } },
          limit: told.length,
          select: { release: true },
        })
      : { docs: [] }
    const releases = new Map(full.map(({ id, release }) => [id, release]))
    for (const row of rows) put(shelf, row, releases.get(row.id))
    if (rows.length < batch) return
    await new Promise(setImmediate)
  }
}

/**
 * The shelf as it stands now. Releases never change and are numbered without gaps, so the shelf reads on where it stopped, as
 * the publisher does: one small question a visit, nothing to keep in step, and no draft ever passes by.
 */
export const shelfOf = async (payload: Payload): Promise<Shelf> => {
  const shelf = shelves.get(payload) ?? empty()
  shelves.set(payload, shelf)
  shelf.reading = shelf.reading.catch(() => undefined).then(() => readOn(payload, shelf))
  await shelf.reading
  return shelf
}
