import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, bootCms, type Json } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { openLedger } from '../harness/ledger.ts'
import { patience } from '../harness/patience.ts'
import { draft } from '../harness/statement.ts'

/**
 * Every act × person × state of a statement, against tables written by hand from the contract. The statement is issued by
 * YP-SI and confirmed by YP-LABOUR and YP-MED; YP-SI is listed as confirming too, which gives it no vote on its own text.
 */
const cms = await bootCms()
const ledger = openLedger(cms)
const emails: Record<string, string> = {
  colleague: (await hire(cms, { name: 'colleague', roles: ['editor'], unit: 'YP-SI' })).email,
  stranger: (await hire(cms, { name: 'stranger', roles: ['editor', 'handler', 'liaison'], unit: 'YP-JOBS' })).email,
}
const as = (who: string) => cms.as(emails[who] ?? who)

const words = (text: string) => text.trim().split(/\s+/)

/** Contract, "Who reads": in every state these, and nobody else. */
const readers = words(`editor colleague handler handler2 editor2 liaison
  reviewer secrecy signer signer2 inspector auditor admin`)
const outsiders = words('monitor analyst spokesperson security stranger')
const people = [...readers, ...outsiders]
for (const who of people) await as(who)

/** Contract, column "by": who may at all; `unit`: who holds the duty, but in another unit. Everybody else: `role`. */
const issuing = { may: words('editor colleague'), unit: words('editor2') }
const signers = { may: words('signer signer2'), unit: [] }
const ownUnit = words('editor colleague handler')
const by: Record<string, { may: string[]; unit: string[] }> = {
  submit: issuing,
  invite: issuing,
  remind: issuing,
  'share-preview': { may: words('editor colleague reviewer secrecy signer signer2'), unit: words('editor2') },
  confirm: { may: words('handler2 editor2 liaison'), unit: ownUnit },
  review: { may: words('reviewer'), unit: [] },
  clear: { may: words('secrecy'), unit: [] },
  return: { may: words('reviewer secrecy signer signer2 handler2 editor2 liaison'), unit: ownUnit },
  sign: signers,
  schedule: signers,
  'cancel-schedule': signers,
  'emergency-release': signers,
  ratify: signers,
  correct: issuing,
  update: issuing,
  discard: issuing,
  'propose-withdrawal': issuing,
  withdraw: signers,
}
const acts = Object.keys(by)

/**
 * Contract, columns "from → to" and "needs", for those who may. `+` allowed, otherwise the code:
 * `w` wrong-state, `m` slip-missing, `v` slip-void, `g` already-given, `s` same-signer (who released it; 403).
 */
const grid = `
                    draft submitted cleared void ready scheduled released emergency ratified correcting updating resubmitted withdrawn
submit              +     w         w       w    w     w         w        w         w        +          +        w           w
invite              w     +         +       +    +     w         w        w         w        w          w        +           w
remind              w     +         +       +    +     w         w        w         w        w          w        +           w
share-preview       +     +         +       +    +     +         w        w         w        +          +        +           w
confirm             w     +         +       +    g     w         w        w         w        w          w        +           w
review              w     +         +       +    g     w         w        w         w        w          w        +           w
clear               w     +         g       +    g     w         w        w         w        w          w        +           w
return              w     +         +       +    +     w         w        w         w        w          w        +           w
sign                w     m         m       v    +     w         w        w         w        w          w        m           w
schedule            w     m         m       v    +     w         w        w         w        w          w        m           w
cancel-schedule     w     w         w       w    w     +         w        w         w        w          w        w           w
emergency-release   w     m         +       v    +     w         w        w         w        w          w        m           w
ratify              w     w         w       w    w     w         w        s         w        w          w        w           w
correct             w     w         w       w    w     w         +        +         +        w          w        w           w
update              w     w         w       w    w     w         +        +         +        w          w        w           w
discard             w     w         w       w    w     w         w        w         w        +          +        w           w
propose-withdrawal  w     w         w       w    w     w         +        +         +        +          +        +           w
withdraw            w     w         w       w    w     w         +        +         +        +          +        +           w`
const [header = '', ...lines] = grid.trim().split('\n')
const states = words(header)
const cells = new Map(
  lines.flatMap((line) => {
    const [act, ...marks] = words(line)
    return marks.map((mark, at) => [`${states[at]}/${act}`, mark] as const)
  }),
)
const codes: Record<string, [number, string]> = {
  w: [409, 'wrong-state'],
  m: [409, 'slip-missing'],
  v: [409, 'slip-void'],
  g: [409, 'already-given'],
  s: [403, 'same-signer'],
}

type Expected = 'allowed' | [status: number, code: string]
const expected = (state: string, who: string, act: string): Expected => {
  if (outsiders.includes(who)) return [404, 'not-found']
  if (by[act]?.unit.includes(who)) return [403, 'unit']
  if (!by[act]?.may.includes(who)) return [403, 'role']
  const mark = cells.get(`${state}/${act}`) ?? '?'
  if (mark === '+' || (mark === 's' && who === 'signer2')) return 'allowed'
  return codes[mark] as [number, string]
}

const reason = '核对后决定'
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const inputs: Record<string, () => Json> = {
  invite: () => ({ unit: 'YP-MED' }),
  'share-preview': () => ({ name: '一位读者' }),
  clear: () => ({ declaration: true }),
  return: () => ({ reason }),
  schedule: () => ({ at: inHours(48) }),
  'cancel-schedule': () => ({ reason }),
  'emergency-release': () => ({ reason }),
  ratify: () => ({ comment: '同意' }),
  correct: () => ({ reason }),
  update: () => ({ body: '最新情况。' }),
  discard: () => ({ reason }),
  'propose-withdrawal': () => ({ reason }),
  withdraw: () => ({ reason }),
}
/** An open gate of each state in which there is one. */
const gateOf = (state: string) => (state === 'ready' ? { act: 'sign' } : { act: 'confirm', unit: 'YP-MED' })
const inputFor = (act: string, state: string) => (act === 'remind' ? gateOf(state) : (inputs[act]?.() ?? {}))

/** State a statement is in after an allowed act. */
const after: Record<string, string> = {
  submit: 'submitted',
  invite: 'submitted',
  confirm: 'submitted',
  review: 'submitted',
  clear: 'submitted',
  return: 'draft',
  sign: 'released',
  schedule: 'scheduled',
  'cancel-schedule': 'draft',
  'emergency-release': 'released',
  ratify: 'released',
  correct: 'draft',
  update: 'draft',
  discard: 'released',
  withdraw: 'withdrawn',
}

const roads: Record<string, string> = {
  draft: '',
  submitted: 'editor:submit',
  cleared: 'editor:submit secrecy:clear',
  ready: 'editor:submit handler2:confirm liaison:confirm reviewer:review secrecy:clear',
  void: '<ready> reviewer:return editor:submit',
  scheduled: '<ready> signer:schedule',
  released: '<ready> signer:sign',
  emergency: '<cleared> signer:emergency-release',
  ratified: '<emergency> signer2:ratify',
  correcting: '<released> editor:correct',
  updating: '<released> editor:update',
  resubmitted: '<correcting> editor:submit',
  withdrawn: '<released> signer:withdraw',
}
const stepsTo = (state: string): string[] =>
  words(roads[state] ?? '').flatMap((step) => (/^<.+>$/.test(step) ? stepsTo(step.slice(1, -1)) : step ? [step] : []))

const send = async (id: string, digest: string, who: string, act: string, state = ''): Promise<Answer<Json>> =>
  (await as(who)).post(`statements/${id}/acts/${act}`, inputFor(act, state), { 'if-match': `"${digest}"` })

const fresh = async (state: string): Promise<Json> => {
  let doc = await draft({ cms, kind: 'explainer', confirming: ['YP-LABOUR', 'YP-MED', 'YP-SI'] })
  for (const step of stepsTo(state)) {
    const [who = '', act = ''] = step.split(':')
    const { status, body } = await send(doc.id, doc.digest, who, act)
    if (status !== 200) throw new Error(`${state}: ${step}: ${status} ${JSON.stringify(body)}`)
    doc = body.doc
  }
  return doc
}

const visited = new Set<string>()
const count = { allowed: 0, refused: 0, hidden: 0 }

describe.each(states)('a statement that is %s', (state) => {
  beforeEach(cms.forgetRecords)

  test('GET acts tells each reader the whole truth, and outsiders nothing', async () => {
    const { id } = await fresh(state)
    const commits = await ledger.commits()
    for (const who of people) {
      const { status, body } = await (await as(who)).get(`statements/${id}/acts`)
      if (outsiders.includes(who)) {
        expect([who, status, body.errors?.[0].code]).toEqual([who, 404, 'not-found'])
        continue
      }
      expect([who, status]).toEqual([who, 200])
      const told = Object.fromEntries(
        body.acts.map(({ act, allowed, refusals }: Json) => [
          act,
          allowed ? 'allowed' : refusals.map(({ code }: Json) => code),
        ]),
      )
      expect(Object.keys(told).sort()).toEqual([...acts].sort())
      for (const act of acts) {
        const want = expected(state, who, act)
        if (want === 'allowed') expect([who, act, told[act]]).toEqual([who, act, 'allowed'])
        else expect([who, act, told[act]]).toEqual([who, act, expect.arrayContaining([want[1]])])
      }
      for (const { act, label, refusals } of body.acts) {
        expect([act, label]).toEqual([act, expect.stringMatching(/\p{Script=Han}/u)])
        for (const refusal of refusals)
          expect(refusal).toEqual({
            code: expect.stringMatching(/^[a-z-]+$/),
            message: expect.stringMatching(/\p{Script=Han}/u),
            fix: expect.stringMatching(/\p{Script=Han}/u),
            ...(refusal.field ? { field: expect.any(String) } : {}),
          })
      }
    }
    expect(await ledger.commits()).toBe(commits)
  })

  test('every act refused to a person is refused with its status and code, and changes nothing', async () => {
    const { id, digest } = await fresh(state)
    const before = await ledger.of(id)
    const commits = await ledger.commits()
    const wrong: string[] = []
    for (const who of people) {
      for (const act of acts) {
        const want = expected(state, who, act)
        if (want === 'allowed') continue
        visited.add(`${state}/${who}/${act}`)
        count[want[0] === 404 ? 'hidden' : 'refused']++
        const { status, body } = await send(id, digest, who, act, state)
        const given: string[] = (body.errors ?? []).map(({ code }: Json) => code)
        if (status !== want[0] || !given.includes(want[1]))
          wrong.push(`${who} ${act}: ${status} ${given}, not ${want.join(' ')}`)
      }
      if ((await ledger.commits()) !== commits) throw new Error(`${who}: everything was refused, but something changed`)
    }
    const nobody = await cms.call('POST', `statements/${id}/acts/submit`, { body: {} })
    expect([nobody.status, nobody.body.errors[0].code]).toEqual([401, 'signed-out'])
    expect(wrong).toEqual([])
    expect(await ledger.of(id)).toEqual(before)
  })

  test(
    'every act allowed to a person succeeds, with one entry in the journal',
    async () => {
      for (const who of people)
        for (const act of acts) {
          if (expected(state, who, act) !== 'allowed') continue
          visited.add(`${state}/${who}/${act}`)
          count.allowed++
          const doc = await fresh(state)
          const entries = (await ledger.of(doc.id)).journal.length
          const { status, body } = await send(doc.id, doc.digest, who, act, state)
          expect([who, act, status, body.errors]).toEqual([who, act, 200, undefined])
          expect([act, body.doc.id, body.doc.state]).toEqual([act, doc.id, after[act] ?? doc.state])
          const journal = (await ledger.of(doc.id)).journal.sort((a: Json, b: Json) => a.sequence - b.sequence)
          expect([act, journal.length - entries, journal.at(-1).act]).toEqual([act, 1, act])
        }
    },
    patience(120_000),
  )
})

test('an act that does not exist, and a statement that does not, are not found', async () => {
  const { id, digest } = await fresh('draft')
  const signer = await as('signer')
  for (const where of [
    `${id}/acts/approve`,
    `${id}/acts/constructor`,
    `${id}/acts/__proto__`,
    'no-such-id/acts/sign',
  ]) {
    const { status, body } = await signer.post(`statements/${where}`, {}, { 'if-match': `"${digest}"` })
    expect([where, status, body.errors?.[0].code]).toEqual([where, 404, 'not-found'])
  }
})

test('every reason against an act is told at once', async () => {
  const { id } = await fresh('submitted')
  const refusalsOf = async (who: string, act: string) =>
    (await (await as(who)).get(`statements/${id}/acts`)).body.acts.find((row: Json) => row.act === act).refusals
  const missing = await refusalsOf('signer', 'sign')
  expect(missing.map(({ code, field }: Json) => `${code} ${field}`).sort()).toEqual([
    'slip-missing YP-LABOUR',
    'slip-missing YP-MED',
    'slip-missing clear',
    'slip-missing review',
  ])
  const author = (await refusalsOf('editor', 'sign')).map(({ code }: Json) => code)
  expect(author).toEqual(expect.arrayContaining(['role', 'touched-text', 'author', 'slip-missing']))
})

test('no combination was left out', () => {
  const all = states.flatMap((state) => people.flatMap((who) => acts.map((act) => `${state}/${who}/${act}`)))
  expect(all.filter((combination) => !visited.has(combination))).toEqual([])
  expect(visited.size).toBe(states.length * people.length * acts.length)
})

afterAll(() => {
  const sizes = `${acts.length} acts × ${people.length} people × ${states.length} states`
  console.info(
    `${sizes}: ${visited.size} combinations visited (${count.allowed} allowed, ${count.refused} refused, ${count.hidden} hidden)`,
  )
})
