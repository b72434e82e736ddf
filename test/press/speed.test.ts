import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { bootCms, type Json } from '../harness/cms.ts'
import { advance, draft, fieldsFor } from '../harness/statement.ts'

const cms = await bootCms()
const many = 20_000

/** Copies a real release and its delivery under other names, straight into the file: the write path is measured elsewhere. */
const multiply = (subject: string, from: number): void => {
  const database = new DatabaseSync(path.join(cms.home, 'huiying.db'))
  database.exec('PRAGMA busy_timeout = 10000')
  const row = database.prepare('SELECT * FROM releases WHERE subject = ?').get(subject) as Json
  const delivery = database.prepare('SELECT * FROM deliveries WHERE subject = ?').get(subject) as Json
  const into = (table: string, sample: Json) =>
    database.prepare(
      `INSERT INTO ${table} (${Object.keys(sample).map((key) => `"${key}"`)}) VALUES (${Object.keys(sample).map(() => '?')})`,
    )
  const [release, delivered] = [into('releases', row), into('deliveries', delivery)]
  database.exec('BEGIN IMMEDIATE')
  for (let index = from; index < from + many; index += 1) {
    const [id, copy] = [randomUUID(), randomUUID()]
    const title = `${row.title} ${index}`
    const said = { ...JSON.parse(row.release), subject: copy, title, number: index }
    release.run(
      ...Object.values({
        ...row,
        id,
        sequence: index,
        subject: copy,
        key: `${copy}:1:publish`,
        number_key: `copy/${index}`,
        number: index,
        title,
        release: JSON.stringify(said),
      } as Record<string, string>),
    )
    delivered.run(
      ...Object.values({ ...delivery, id: randomUUID(), release: id, sequence: index, subject: copy } as Record<
        string,
        string
      >),
    )
  }
  database.exec('COMMIT')
  database.close()
}

/** The 95th of a hundred: as it was waited for, and as it was worked on, which a busy machine does not change. */
const p95 = async (work: (turn: number) => Promise<unknown>): Promise<{ waited: number; worked: number }> => {
  const taken = { waited: [] as number[], worked: [] as number[] }
  for (let turn = 0; turn < 60; turn += 1) {
    const [begun, used] = [performance.now(), process.cpuUsage()]
    await work(turn)
    const { user, system } = process.cpuUsage(used)
    taken.waited.push(performance.now() - begun)
    taken.worked.push((user + system) / 1_000)
  }
  const late = (all: number[]) => Math.round(all.sort((a, b) => a - b)[56] as number)
  return { waited: late(taken.waited), worked: late(taken.worked) }
}

test('20,000 statements: the room and every way to look something up; the times are printed', async () => {
  const notice = await draft({
    cms,
    kind: 'press-notice',
    more: { fields: { ...fieldsFor['press-notice'], startsAt: new Date(Date.now() + 864e5).toISOString() } },
  })
  await advance(cms, notice.id, 'released')
  const { id } = await draft({ cms, more: { title: '失业金申领的回应' } })
  await advance(cms, id, 'released')
  multiply(id, 3)
  const spokesperson = await cms.as('spokesperson')
  const ask = async (query: string) => {
    const { status, body } = await spokesperson.get(`press-room${query}`)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }
  const begun = performance.now()
  expect((await ask('')).total).toBe(many + 2)
  const first = performance.now() - begun
  expect((await ask(`?q=${encodeURIComponent('失业金 19999')}`)).total).toBe(1)
  expect((await ask('')).coming).toHaveLength(1)
  const figures = {
    room: await p95(() => ask('')),
    words: await p95((turn) => ask(`?q=${encodeURIComponent(`失业金 1${turn}`)}`)),
    kind: await p95(() => ask('?kind=press-notice')),
    deep: await p95((turn) => ask(`?page=${900 + turn}`)),
  }
  console.log(`first answer after a start: ${Math.round(first)} ms; p95 in ms: ${JSON.stringify(figures)}`)
}, 240_000)
