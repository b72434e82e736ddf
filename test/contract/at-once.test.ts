import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { bootCms, type Json } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { patience } from '../harness/patience.ts'
import { verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

/** Two people, or one impatient person, at the same moment. */
const cms = await bootCms()
const ledger = openLedger(cms)
const [editor, editor2, handler2, reviewer, signer, signer2, auditor, monitor] = (await Promise.all(
  ['editor', 'editor2', 'handler2', 'reviewer', 'signer', 'signer2', 'auditor', 'monitor'].map((who) => cms.as(who)),
)) as [Person, Person, Person, Person, Person, Person, Person, Person]
type Person = Awaited<ReturnType<typeof cms.as>>

const make = async (to?: 'submitted' | 'ready' | 'released', confirming: string[] = []) => {
  const { id } = await draft({ cms, kind: 'explainer', confirming })
  if (to) await advance(cms, id, to)
  return (await auditor.get(`statements/${id}?depth=0`)).body
}
const numberOf = async (id: string) => (await auditor.get(`statements/${id}?depth=0`)).body.number
const releasesOf = async (id: string) => (await auditor.get(`releases?where[subject][equals]=${id}&limit=0`)).body.docs

test('signer and signer2 sign at once: one release', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, digest } = await make('ready')
    const answers = await Promise.all([signer.act(id, 'sign', {}, digest), signer2.act(id, 'sign', {}, digest)])
    expect(answers.map((answer) => verdict(answer, 'wrong-state')).sort()).toEqual(['200', '409 wrong-state'])
    expect(await releasesOf(id)).toHaveLength(1)
    expect((await ledger.of(id)).slips.filter(({ act }: Json) => act === 'sign')).toHaveLength(1)
  }
})

test(
  'fifty statements signed at once: numbers 1 to 50 of a section, each once',
  async () => {
    const before = (await auditor.get('releases?where[section][equals]=interviews&limit=0')).body.totalDocs
    expect(before).toBe(0)
    const ids = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const { id } = await draft({ cms, kind: 'interview' })
        await advance(cms, id, 'ready')
        return id as string
      }),
    )
    const answers = await Promise.all(ids.map((id, at) => (at % 2 ? signer : signer2).act(id, 'sign')))
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200))
    const numbers = await Promise.all(ids.map(numberOf))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    const sequences = (await auditor.get('releases?limit=0')).body.docs.map(({ sequence }: Json) => sequence)
    expect(sequences.sort((a: number, b: number) => a - b)).toEqual(sequences.map((_: number, at: number) => at + 1))
  },
  patience(120_000),
)

test('a signature and a return at once: released as signed, or a draft, never both', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, digest } = await make('ready')
    const [signed, returned] = await Promise.all([
      signer.act(id, 'sign', {}, digest),
      reviewer.act(id, 'return', { reason: '再核' }, digest),
    ])
    expect([signed.status, returned.status].sort()).toEqual([200, 409])
    const { state } = (await auditor.get(`statements/${id}?depth=0`)).body
    expect([state, (await releasesOf(id)).length]).toEqual(signed.status === 200 ? ['released', 1] : ['draft', 0])
  }
})

test('an edit and a submission at once: what is submitted is what is digested', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await make()
    const [edited, submitted] = await Promise.all([
      editor.patch(`statements/${id}`, { title: `第${round}稿` }),
      editor.post(`statements/${id}/acts/submit`, {}),
    ])
    expect(submitted.status).toBe(200)
    expect([200, 409]).toContain(edited.status)
    const { title, digest } = (await auditor.get(`statements/${id}?depth=0`)).body
    expect(title === `第${round}稿`).toBe(edited.status === 200)
    expect((await reviewer.act(id, 'review', {}, digest)).status).toBe(200)
  }
})

test('two people of one unit confirm at once: one slip', async () => {
  const { id, digest } = await make('submitted', ['YP-LABOUR'])
  const answers = await Promise.all([handler2.act(id, 'confirm', {}, digest), editor2.act(id, 'confirm', {}, digest)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await ledger.of(id)).slips).toHaveLength(1)
})

test('twenty of one act at once: it happens once', async () => {
  const { id } = await make('released')
  const corrections = Array.from({ length: 20 }, () => editor.post(`statements/${id}/acts/correct`, { reason: '核对' }))
  const answers = await Promise.all(corrections)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter((answer) => verdict(answer) === '409 wrong-state')).toHaveLength(19)
  expect((await auditor.get(`statements/${id}?depth=0`)).body.edition).toBe(2)
})

test('Idempotency-Key: the same request again gets the first answer and does nothing', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const sent = { title: '一条', text: '原话', sourceKind: 'forum' }
  const first = await monitor.post('mentions', sent, key)
  const again = await monitor.post('mentions', sent, key)
  expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
  expect((await monitor.post('mentions', sent)).body.doc.id).not.toBe(first.body.doc.id)

  const { id, digest } = await make('ready')
  const signing = { 'if-match': `"${digest}"`, 'idempotency-key': randomUUID() }
  const signed = await signer.post(`statements/${id}/acts/sign`, {}, signing)
  const repeated = await signer.post(`statements/${id}/acts/sign`, {}, signing)
  expect([signed.status, repeated.status, repeated.body]).toEqual([200, 200, signed.body])
  expect(await releasesOf(id)).toHaveLength(1)
})

test('Idempotency-Key: two at once happen once', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const sent = { title: '同时的一条', text: '原话', sourceKind: 'forum' }
  const answers = await Promise.all(Array.from({ length: 5 }, () => monitor.post('mentions', sent, key)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  expect(new Set(answers.map(({ body }) => body.doc.id)).size).toBe(1)
  expect(await ledger.find('mentions', { title: '同时的一条' })).toHaveLength(1)
})

test('Idempotency-Key: another request under it is refused, another person has keys of their own', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const sent = { title: '甲', text: '原话', sourceKind: 'forum' }
  const first = await monitor.post('mentions', sent, key)
  const commits = await ledger.commits()
  expect(verdict(await monitor.post('mentions', { ...sent, title: '乙' }, key))).toBe('422 idempotency-reused')
  expect(verdict(await monitor.post(`mentions/${first.body.doc.id}/acts/dismiss`, sent, key))).toBe(
    '422 idempotency-reused',
  )
  expect(await ledger.commits()).toBe(commits)
  const analyst = await cms.as('analyst')
  const other = await analyst.post('mentions', sent, key)
  expect([other.status, other.body.doc.id === first.body.doc.id]).toEqual([201, false])
})

test('Idempotency-Key: a refusal is not kept, the same key works once the reason is gone', async () => {
  const { id, digest } = await make('submitted')
  const key = { 'idempotency-key': randomUUID(), 'if-match': `"${digest}"` }
  expect(verdict(await signer.post(`statements/${id}/acts/sign`, {}, key))).toBe('409 slip-missing')
  await reviewer.act(id, 'review')
  await (await cms.as('secrecy')).act(id, 'clear', { declaration: true })
  expect((await signer.post(`statements/${id}/acts/sign`, {}, key)).status).toBe(200)
})

test('Idempotency-Key: an answer kept for one person is not shown when they may no longer see the record', async () => {
  const { id } = await make('released')
  const key = { 'idempotency-key': randomUUID() }
  expect((await editor.post(`statements/${id}/acts/correct`, { reason: '核对' }, key)).status).toBe(200)
  const stranger = await cms.as('analyst')
  expect(verdict(await stranger.post(`statements/${id}/acts/correct`, { reason: '核对' }, key))).toBe('404 not-found')
})
