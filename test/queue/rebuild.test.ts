import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootCms, type Cms, type Json } from '../harness/cms.ts'
import { patience } from '../harness/patience.ts'
import { draft, openCase } from '../harness/statement.ts'
import { allRows } from './waiting.ts'

const cms = await bootCms()

/** Everything anybody may try on a statement; most of it is refused where it stands, and then nothing may change. */
const steps: [who: string, act: string, input: Json][] = [
  ['editor', 'submit', {}],
  ['editor', 'submit', {}],
  ['handler2', 'confirm', {}],
  ['reviewer', 'review', {}],
  ['secrecy', 'clear', { declaration: true }],
  ['signer', 'sign', {}],
  ['signer', 'emergency-release', { reason: '紧急' }],
  ['signer2', 'ratify', { comment: '同意' }],
  ['reviewer', 'return', { reason: '再改' }],
  ['editor', 'invite', { unit: 'YP-SONGZE' }],
  ['editor', 'correct', { reason: '更正' }],
  ['editor', 'update', { body: '新进展。' }],
  ['editor', 'discard', { reason: '不改了' }],
  ['editor', 'propose-withdrawal', { reason: '有误' }],
  ['signer', 'withdraw', { reason: '撤回' }],
  ['signer', 'schedule', { at: '2030-01-01T00:00:00.000Z' }],
  ['signer', 'cancel-schedule', { reason: '改期' }],
]
const step = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...steps) },
  { weight: 1, arbitrary: fc.constant(['editor', 'edit', { summary: '改一句。' }] as (typeof steps)[number]) },
  { weight: 1, arbitrary: fc.constant(['editor', 'move', {}] as (typeof steps)[number]) },
)
/** Which of the run's statements, and what is tried on it. */
const run = fc.array(fc.tuple(fc.nat(2), step), { minLength: 10, maxLength: 40 })

const begin = async (given: Cms) => {
  const cases = [(await openCase(given)).id, (await openCase(given)).id]
  const [one, other] = cases
  const statements = [
    (await draft({ cms: given, confirming: ['YP-LABOUR'], more: { case: one } })).id,
    (await draft({ cms: given, more: { case: one } })).id,
    (await draft({ cms: given, confirming: ['YP-SONGZE'], more: { case: other } })).id,
  ]
  const sent = { title: '线索', text: '原话', sourceKind: 'forum' }
  const mention = (await (await given.as('handler')).post('mentions', sent)).body.doc.id
  return { cases, statements, mention }
}

test(
  'after any run of acts the queue is what a rebuild makes of the records',
  async () => {
    const { rebuildQueue } = await import('../../cms/queue/rebuild.ts')
    let performed = 0
    await fc.assert(
      fc.asyncProperty(run, async (tried) => {
        const { cases, statements } = await begin(cms)
        for (const [which, [who, act, input]] of tried) {
          const id = statements[which] as string
          const person = await cms.as(who)
          const answer =
            act === 'edit' || act === 'move'
              ? await person.patch(`statements/${id}`, act === 'edit' ? input : { case: cases[which % 2] })
              : await person.act(id, act, input)
          expect(answer.status).toBeLessThan(500)
          if (answer.status === 200) performed++
        }
        const kept = await allRows(cms)
        await rebuildQueue(cms.payload)
        expect(await allRows(cms)).toEqual(kept)
        await cms.payload.db.deleteMany({ collection: 'waits', where: { key: { exists: true } } })
        expect(await allRows(cms)).toEqual([])
        await rebuildQueue(cms.payload)
        expect(await allRows(cms)).toEqual(kept)
      }),
      { numRuns: 12 },
    )
    expect(performed).toBeGreaterThan(40)
  },
  patience(240_000),
)

test('a database of an older version has its queue made at the start, once', async () => {
  const { makeQueue } = await import('../../cms/queue/rebuild.ts')
  const kept = await allRows(cms)
  expect(kept.length).toBeGreaterThan(3)
  const rows = { collection: 'waits', where: { key: { exists: true } } } as const
  await cms.payload.db.deleteMany(rows)
  await makeQueue(cms.payload)
  expect(await allRows(cms)).toEqual([])
  await cms.payload.updateGlobal({ slug: 'queue-made', data: { derivation: 0 }, overrideAccess: true })
  await makeQueue(cms.payload)
  expect(await allRows(cms)).toEqual(kept)
})

test('a rebuild tells nobody; an act tells what opened and what closed', async () => {
  const { on } = await import('../../cms/workflow/events.ts')
  const { rebuildQueue } = await import('../../cms/queue/rebuild.ts')
  const told: Json[] = []
  on('waits', 'test', async ({ told: given }) => void told.push(given))
  await cms.payload.db.deleteMany({ collection: 'waits', where: { key: { exists: true } } })
  await rebuildQueue(cms.payload)
  expect(told).toEqual([])
  const { id } = await draft({ cms, kind: 'explainer' })
  await (await cms.as('editor')).act(id, 'submit')
  const mine = told.filter((given) => given.id === id)
  expect(
    mine.map(({ opened, closed }) => [opened.map(({ act }: Json) => act), closed.map(({ act }: Json) => act)]),
  ).toEqual([
    [['submit'], []],
    [['review', 'clear'], ['submit']],
  ])
  expect(mine[1].opened[0]).toMatchObject({ role: 'reviewer', unit: null, not: [expect.any(String)] })
  on('waits', 'test', async () => {})
})
