import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import type { StoreClient } from '../../../cms/store/sqlite/store-client.ts'
import { digestOf, type Json } from '../../../content/schema/digest.ts'
import { recordPath, toMdx } from '../../../content/schema/record.ts'
import type { StatementRelease } from '../../../content/schema/release.ts'
import { normalSnapshot } from '../../../content/schema/snapshot.ts'
import { sequencesEach, yearsBefore } from '../multiply.ts'

type Row = { id: string; subject: string; sequence: number; year: number; number: number; release: StatementRelease }
type Archive = { payload: Payload; contentDir: string; copies: number }
/** What stands in the record of a copy, and where; the release without the words that make the copy's text its own. */
type Copied = { path: string; release: StatementRelease }

const topicsEach = 17
const batch = 1_000

/**
 * Puts the copied releases of a bench on record as the publisher would have: at the places that the back office keeps for
 * them, each with a text, digest and topics of its own. Answers them in the order of their sequence.
 */
export async function* writeArchive({ payload, contentDir, copies }: Archive): AsyncGenerator<Copied> {
  const { client } = payload.db as unknown as { client: StoreClient }
  const copied = copier(copies)
  for (let after = sequencesEach; ; ) {
    const { rows } = await client.execute({
      sql: `SELECT id, subject, sequence, year, number, release FROM releases
            WHERE record_kind = 'statement' AND sequence > ? ORDER BY sequence LIMIT ${batch}`,
      args: [after],
    })
    if (rows.length === 0) return
    for (const row of rows as unknown as (Omit<Row, 'release'> & { release: string })[]) {
      after = row.sequence
      const { text, ...one } = copied({ ...row, release: JSON.parse(row.release) as StatementRelease })
      const file = path.join(contentDir, one.path)
      if (!existsSync(file)) {
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
      yield one
    }
  }
}

/** Stand for what differs from copy to copy in a file that is drawn and checked once for all of them. */
const stand = {
  id: 'the-id-of-a-copy',
  subject: 'the-subject-of-a-copy',
  sequence: 987_654_321,
  year: 9_876,
  number: 98_765_432,
  releasedAt: '1987-06-05T04:03:02.001Z',
  topic: '-C0PY',
  remark: '第 987654 份',
}

const copier = (copies: number) => {
  const templates = new Map<string, { text: string; release: StatementRelease }>()
  const digests = new Map<string, string>()
  return (row: Row): Copied & { text: string } => {
    const { id, subject, sequence, year, number, release: given } = row
    const { expunge: _, expungeReason: __, ...release } = given
    const copy = Math.floor(sequence / sequencesEach)
    const key = `${release.subject} ${release.edition} ${release.act}`
    const template = templates.get(key) ?? templateOf(release)
    templates.set(key, template)
    const remark = `第 ${copy} 份`
    const digest = digestIn(template.release, remark) ?? digests.get(`${subject} ${release.edition}`) ?? release.digest
    digests.set(`${subject} ${release.edition}`, digest)
    const releasedAt = earlier(release.releasedAt, yearsBefore(copy, copies))
    const text = template.text
      .replaceAll(template.release.digest, digest)
      .replaceAll(stand.remark, remark)
      .replaceAll(stand.topic, `-${copy % topicsEach}`)
      .replace(stand.id, id)
      .replace(stand.subject, subject)
      .replace(String(stand.sequence), String(sequence))
      .replace(`year: ${stand.year}`, `year: ${year}`)
      .replace(`number: ${stand.number}`, `number: ${number}`)
      .replace(stand.releasedAt, releasedAt)
    const own = { id, subject, sequence, year, number, digest, releasedAt, schema: 'huiying/release/1' as const }
    return { path: recordPath({ ...release, year, number }), release: { ...release, ...own }, text }
  }
}

const templateOf = (kept: StatementRelease): { text: string; release: StatementRelease } => {
  const { topic, remark, ...place } = stand
  const release: StatementRelease = { ...kept, schema: 'huiying/release/1', ...place }
  if (release.act === 'withdraw') return { release, text: toMdx(release) }
  const body = `${release.statement.body ?? ''}\n\n本条为${remark}模拟内容。`
  const statement = normalSnapshot({ ...release.statement, body })
  const digest = digestOf(statement as unknown as Json)
  const whole = { ...release, statement, digest, topics: release.topics.map((one) => `${one}${topic}`) }
  return { release: whole, text: toMdx(whole) }
}

/** Digest of the copy with this remark; a withdrawal has that of the edition it takes back. */
const digestIn = (release: StatementRelease, remark: string): string | undefined => {
  if (release.act === 'withdraw') return undefined
  const { statement } = release
  return digestOf({ ...statement, body: statement.body?.replace(stand.remark, remark) } as unknown as Json)
}

const earlier = (iso: string, years: number): string => {
  const at = new Date(iso)
  at.setUTCFullYear(at.getUTCFullYear() - years)
  return at.toISOString()
}
