import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { put } from '../../cms/store/transfer.ts'
import { clockActor } from '../../cms/workflow/actor.ts'
import { writeJournal } from '../../cms/workflow/journal.ts'
import { freshReq } from '../../cms/workflow/leases.ts'
import { inTransaction } from '../../cms/workflow/records.ts'
import { bootCms } from '../harness/cms.ts'
import { newDatabase } from '../harness/database.ts'
import { patience } from '../harness/patience.ts'
import { advance, draft } from '../harness/statement.ts'
import { driver, server } from './opened.ts'

const cms = await bootCms()
const many = 10_000

type Ended = { code: number | null; printed: string }
const moving = (from: string, to: string): { child: ChildProcess; ended: Promise<Ended> } => {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'migrate-store', from, to], {
    env: { ...process.env, HUIYING_HOME: cms.home, NODE_ENV: 'production', VITEST: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data))
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, printed }))) }
}
const move = (from: string, to: string): Promise<Ended> => moving(from, to).ended
const linesOf = ({ printed }: Ended) =>
  printed.split('\n').filter((line) => / (equal|differs)|^journal chain/.test(line))

/** Records of every kind through the product, and a town's worth of mentions, past it. */
const fill = async () => {
  await advance(cms, (await draft({ cms })).id, 'released')
  await advance(cms, (await draft({ cms, kind: 'rebuttal' })).id, 'ready')
  await draft({ cms, kind: 'explainer', more: { title: '点.和$，还有“引号”与 𠮷' } })
  const monitor = await cms.as('monitor')
  await monitor.post('mentions', { title: '样本', text: '正文', sourceKind: 'forum' })
  const { docs } = await cms.payload.db.find<Record<string, unknown>>({ collection: 'mentions', limit: 1 })
  const [sample] = docs
  const pieces = Array.from({ length: many }, (_, index) => ({
    kind: 'document' as const,
    slug: 'mentions',
    data: { ...sample, id: randomUUID(), title: `提及 ${index}` },
  }))
  for (let at = 0; at < pieces.length; at += 1_000) await put(cms.payload, pieces.slice(at, at + 1_000))
  const req = await freshReq(cms.payload)
  await inTransaction(req, () =>
    writeJournal({
      req,
      actor: clockActor,
      role: 'system',
      slug: 'mentions',
      subject: 'x',
      act: 'import',
      detail: { 'a.b': [[1]] },
    }),
  )
}

test(
  'more than 10,000 records go over and back: equal at each end, also when the move was killed on its way',
  async () => {
    await fill()
    const origin = String(cms.database)
    const file = pathToFileURL(path.join(cms.home, 'moved.db')).href

    const over = await move(origin, file)
    expect(over.printed).toContain('Everything was moved and is equal.')
    expect(over.code).toBe(0)
    expect(linesOf(over).join('\n')).toMatch(/mentions +10001/)
    const rows = new DatabaseSync(path.join(cms.home, 'moved.db'), { readOnly: true })
    expect(rows.prepare('PRAGMA foreign_key_check').all()).toEqual([])

    const target = await newDatabase(server)
    try {
      const first = moving(file, target.uri)
      const there = await driver(target.uri)
      await expect
        .poll(() => there.collection('mentions').countDocuments(), { timeout: 120_000, interval: 200 })
        .toBeGreaterThan(2_000)
      first.child.kill('SIGKILL')
      await first.ended
      const kept = await there.collection('mentions').countDocuments()
      expect(kept).toBeLessThan(many)

      const back = await move(file, target.uri)
      expect(back.printed).toContain('Everything was moved and is equal.')
      expect(linesOf(back)).toEqual(linesOf(over))
      // Nothing came twice, and a third time there is nothing left to do.
      expect(await there.collection('mentions').countDocuments()).toBe(many + 1)
      expect(linesOf(await move(file, target.uri))).toEqual(linesOf(over))
    } finally {
      await target.drop()
    }
  },
  patience(300_000),
)

test('a target with records of its own, a source that is not there, one store twice: refused, nothing written', async () => {
  const file = pathToFileURL(path.join(cms.home, 'nowhere.db')).href
  const missing = await move(file, String(cms.database))
  expect([missing.code, missing.printed]).toEqual([2, expect.stringContaining('There is no')])
  const same = await move(String(cms.database), String(cms.database))
  expect([same.code, same.printed]).toEqual([2, expect.stringContaining('the same store')])
  const empty = await newDatabase(server)
  try {
    const mixed = await move(empty.uri, String(cms.database))
    expect([mixed.code, mixed.printed]).toEqual([
      2,
      expect.stringContaining('holds records that the source does not have'),
    ])
  } finally {
    await empty.drop()
  }
  expect((await move('nonsense', 'file:///x')).code).toBe(2)
})
