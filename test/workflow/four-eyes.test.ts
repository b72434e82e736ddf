import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { moveClock, now } from '../../cms/calendar/clock.ts'
import { releaseDue } from '../../cms/statements/due.ts'
import { canonicalDigest } from '../harness/canonical.ts'
import { type Answer, bootCms, type Json } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { patience } from '../harness/patience.ts'
import { draft } from '../harness/statement.ts'

/**
 * People with several duties do whatever anybody will let them, in any order, sometimes two at once. What was released is
 * then judged from journal, slips and releases alone, by rules written down here from the contract.
 */
const cms = await bootCms()
const staff = await Promise.all([
  hire(cms, { name: 'ers', roles: ['editor', 'reviewer', 'signer'], unit: 'YP-SI' }),
  hire(cms, { name: 'ecs', roles: ['editor', 'secrecy', 'signer'], unit: 'YP-SI' }),
  hire(cms, { name: 'all', roles: ['editor', 'handler', 'reviewer', 'secrecy', 'signer'], unit: 'YP-SI' }),
  hire(cms, { name: 'lab', roles: ['editor', 'handler', 'reviewer', 'secrecy', 'signer'], unit: 'YP-LABOUR' }),
  hire(cms, { name: 'lhs', roles: ['handler', 'secrecy', 'signer'], unit: 'YP-LABOUR' }),
  hire(cms, { name: 'med', roles: ['liaison', 'reviewer', 'signer'], unit: 'YP-MED' }),
  hire(cms, { name: 'rs', roles: ['reviewer', 'signer'], unit: 'YP-OFFICE' }),
  hire(cms, { name: 'cs', roles: ['secrecy', 'signer'], unit: 'YP-OFFICE' }),
])
for (const { email } of staff) await cms.as(email)
const auditor = await cms.as('auditor')
const authors = staff.slice(0, 3).map(({ email }) => email)

type Move = { act: string; from: number; note: number }
type Step = { move: Move; also: Move | null }
type Done = { actor: string; act: string }

/** Acts that need the digest, those that need a reason, and the rest of what an act is given. */
const inputFor = (act: string, note: number): Json => {
  switch (act) {
    case 'edit':
      return note % 3 === 0
        ? { topics: [`话题${note}`] }
        : { body: `正文第${note % 4}稿。`, summary: `答复${note % 4}。` }
    case 'clear':
      return { declaration: true }
    case 'schedule':
      return { at: new Date(now().getTime() + 3_600_000).toISOString() }
    case 'update':
      return { body: `续报第${note}条。` }
    case 'ratify':
      return { comment: '同意' }
    case 'correct':
    case 'withdraw':
      return { reason: '核对', ...(note % 2 ? { expunge: true } : {}) }
    case 'return':
    case 'cancel-schedule':
    case 'emergency-release':
    case 'discard':
      return { reason: '核对' }
    default:
      return {}
  }
}

const attempt = async (id: string, email: string, { act, note }: Move, digest: string): Promise<Answer<Json>> => {
  const person = await cms.as(email)
  if (act === 'edit') return person.patch(`statements/${id}`, inputFor(act, note))
  return person.act(id, act, inputFor(act, note), digest)
}

/** Asks one person after the other until somebody may; nobody may: nothing happens. */
const play = async (id: string, move: Move): Promise<Done[]> => {
  if (move.act === 'due') {
    moveClock(2 * 3_600_000)
    const stateOf = async () => (await auditor.get(`statements/${id}?depth=0`)).body.state
    const before = await stateOf()
    // what an earlier course left scheduled falls due as well; this statement is asked for itself
    await releaseDue(cms.payload)
    const isReleased = before === 'scheduled' && (await stateOf()) === 'released'
    return isReleased ? [{ actor: 'null', act: 'release-scheduled' }] : []
  }
  const { digest } = (await auditor.get(`statements/${id}?depth=0`)).body
  for (let turn = 0; turn < staff.length; turn++) {
    const { email, id: actor } = staff[(move.from + turn) % staff.length] as { email: string; id: string }
    const { status, body } = await attempt(id, email, move, digest)
    if (status === 200) return [{ actor, act: move.act }]
    if (![403, 404, 409, 422].includes(status)) throw new Error(`${move.act}: ${status} ${JSON.stringify(body)}`)
    if (body.errors[0].code === 'wrong-state') return []
  }
  return []
}

const all = async (slug: string, where: string): Promise<Json[]> =>
  (await auditor.get(`${slug}?${where}&limit=0&pagination=false&depth=0`)).body.docs

/** Walks the journal of one statement and answers every broken rule in words. */
const faultsOf = async (id: string, done: Done[]): Promise<string[]> => {
  const journal = await all('journal', `where[subject][equals]=${id}&sort=sequence`)
  const slips = (await all('slips', `where[statement][equals]=${id}`)).sort((a, b) => a.at.localeCompare(b.at))
  const releases = (await all('releases', `where[subject][equals]=${id}`)).sort((a, b) => a.sequence - b.sequence)
  const faults: string[] = []
  const told = journal.map(({ actor, act }) => `${actor} ${act}`).sort()
  const answered = done.map(({ actor, act }) => `${actor} ${act}`).sort()
  if (JSON.stringify(told) !== JSON.stringify(answered))
    faults.push(`journal ${told} is not what was answered ${answered}`)

  const touched = new Set<string>()
  let author = ''
  let editions = 0
  let scheduled: Json = null
  let emergencyBy = ''
  let round: Json[] = []
  const edition = new Map<number, Json[]>()
  const unused = [...slips]
  const left = [...releases]

  for (const entry of journal) {
    const { act, actor } = entry
    const at = `${act} #${entry.sequence}`
    const slipActs = ['confirm', 'review', 'clear', 'sign', 'schedule', 'emergency-release', 'ratify']
    let slip: Json = null
    if (slipActs.includes(act)) {
      const kind = ['confirm', 'review', 'clear', 'ratify'].includes(act) ? act : 'sign'
      const found = unused.findIndex((candidate) => candidate.act === kind && candidate.actor === actor)
      if (found < 0) faults.push(`${at}: no slip was written`)
      else slip = unused.splice(found, 1)[0]
      if (touched.has(actor) || actor === author) faults.push(`${at}: by somebody who touched the text`)
      if (slip && slip.digest !== entry.digest) faults.push(`${at}: the slip names another digest`)
    }
    if (['create', 'edit', 'submit', 'correct', 'update'].includes(act)) touched.add(actor)
    if (act === 'create') author = actor
    if (['edit', 'return', 'cancel-schedule', 'correct', 'update', 'discard', 'withdraw'].includes(act)) {
      round = []
      scheduled = null
    }
    const given = edition.get(entry.edition) ?? []
    edition.set(entry.edition, given)
    if (slip && ['confirm', 'review', 'clear'].includes(act)) {
      round.push(slip)
      given.push(slip)
    }

    const signs = act === 'sign' || act === 'emergency-release' || act === 'schedule'
    if (signs) {
      if (given.some((other) => other.actor === actor)) faults.push(`${at}: signed by who gave another slip`)
      scheduled = slip
    }
    if (['sign', 'emergency-release', 'release-scheduled'].includes(act)) {
      const release = left.shift()
      if (!release) return [...faults, `${at}: no release`]
      faults.push(...releaseFaults({ at, act, release, round, signed: scheduled, author, digest: entry.digest }))
      if (release.edition !== editions + 1) faults.push(`${at}: edition ${release.edition} after ${editions}`)
      editions = release.edition
      emergencyBy = act === 'emergency-release' ? actor : ''
      round = []
      scheduled = null
      counts[act] = (counts[act] ?? 0) + 1
    }
    if (act === 'withdraw' && left.shift()?.act !== 'withdraw') faults.push(`${at}: no release of the withdrawal`)
    if (act === 'ratify' && (!emergencyBy || emergencyBy === actor)) faults.push(`${at}: not by another signer`)
    counts[`~${act}`] = (counts[`~${act}`] ?? 0) + 1
  }
  if (left.length) faults.push(`${left.length} releases nobody signed`)
  if (unused.length) faults.push(`${unused.length} slips nobody gave`)
  return faults
}

type Judged = {
  at: string
  act: string
  release: Json
  round: Json[]
  signed: Json
  author: string
  digest: string
}

const releaseFaults = ({ at, act, release, round, signed, author, digest }: Judged): string[] => {
  const { release: crossed } = release
  const faults: string[] = []
  const by = (kind: string) => round.filter((slip) => slip.act === kind)
  const stale = [...round, ...(signed ? [signed] : [])].filter((slip) => slip.digest !== crossed.digest)
  if (!signed) faults.push(`${at}: nobody signed`)
  if (stale.length) faults.push(`${at}: ${stale.length} slips for another text`)
  if (crossed.digest !== digest || release.digest !== digest) faults.push(`${at}: not the digest of the journal`)
  if (canonicalDigest(crossed.statement) !== crossed.digest) faults.push(`${at}: the digest is not that of its text`)
  const waived: string[] = crossed.emergency?.waived ?? []
  if (act !== 'emergency-release' && crossed.emergency) faults.push(`${at}: says emergency`)
  const missing = [
    ...crossed.confirmingUnits
      .filter(({ code }: Json) => !by('confirm').some((slip) => slip.unit === unitIds.get(code)))
      .map(({ code }: Json) => `confirm:${code}`),
    ...(by('review').length ? [] : ['review']),
    ...(by('clear').length ? [] : ['clear']),
  ]
  if (JSON.stringify(missing.sort()) !== JSON.stringify([...waived].sort()))
    faults.push(`${at}: ${missing} is missing, ${waived} is named`)
  if (missing.includes('clear')) faults.push(`${at}: nobody cleared it`)
  const four = [author, ...by('review'), ...by('clear'), signed].flatMap((one) =>
    typeof one === 'string' ? [one] : one ? [one.actor] : [],
  )
  if (new Set(four).size !== four.length)
    faults.push(`${at}: author, reviewer, secrecy, signer are not different people`)
  const named = round.filter((slip) => crossed.slips.some((seen: Json) => seen.digest === slip.slipDigest))
  if (named.length !== round.length || crossed.slips.length !== round.length + 1)
    faults.push(`${at}: the release does not carry exactly its slips`)
  const personal = people.filter((mark) => JSON.stringify(crossed).includes(mark))
  if (personal.length) faults.push(`${at}: the release names ${personal}`)
  return faults
}

const unitIds = new Map((await all('units', '')).map(({ code, id }) => [code as string, id as string]))
const people = (await all('users', '')).flatMap(({ id, email, name }) => [id, email, name])
const counts: Record<string, number> = {}
const statements: string[] = []

const actNames = `edit submit confirm review clear return sign schedule cancel-schedule emergency-release ratify
  correct update discard due`.split(/\s+/)
const move = (act: fc.Arbitrary<string>): fc.Arbitrary<Move> =>
  fc.record({ act, from: fc.nat(staff.length - 1), note: fc.nat(9) })
const named = (act: string) => move(fc.constant(act))
const some = (act: string, most: number) => fc.array(named(act), { maxLength: most })
const anything = move(fc.constantFrom(...actNames))

/** One edition on its way: edits, a first submission, the gates in any order with anything in between, an end. */
const cycle: fc.Arbitrary<Move[]> = fc
  .tuple(
    some('edit', 2),
    named('submit'),
    fc
      .shuffledSubarray(['confirm', 'confirm', 'review', 'clear'], { minLength: 3 })
      .map((gates) => (gates.length === 3 && gates.includes('confirm') ? [...gates, 'review', 'clear'] : gates))
      .chain((gates) => fc.tuple(...gates.map(named))),
    fc.array(anything, { maxLength: 2 }),
    fc
      .constantFrom(
        'sign',
        'sign',
        'sign',
        'schedule due',
        'schedule cancel-schedule',
        'emergency-release',
        'emergency-release ratify',
      )
      .chain((ends) => fc.tuple(...ends.split(' ').map(named))),
    move(fc.constantFrom('correct', 'update')),
    fc.infiniteStream(fc.nat(20)),
  )
  .map(([edits, submit, gates, extra, ends, next, places]) => {
    const middle: Move[] = [...gates]
    for (const one of extra) middle.splice((places.next().value as number) % (middle.length + 1), 0, one)
    return [...edits, submit, ...middle, ...ends, next]
  })
const withdrawal = fc.option(named('withdraw'), { freq: 2 })
const course: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(cycle, { minLength: 1, maxLength: 3 }),
    withdrawal,
    fc.infiniteStream(fc.option(anything, { freq: 6 })),
  )
  .map(([cycles, last, beside]) =>
    [...cycles.flat(), ...(last ? [last] : [])].map((step) => {
      const also = beside.next().value as Move | null
      return { move: step, also: step.act === 'due' || also?.act === 'due' ? null : also }
    }),
  )
/** One whole life, always played: every way to a release, and what each starts or ends. */
const life: Step[] =
  `submit confirm confirm review clear sign correct edit submit confirm confirm clear review schedule due
  update submit return edit submit clear emergency-release ratify correct discard correct submit confirm confirm review
  clear schedule cancel-schedule submit confirm confirm review clear sign withdraw`
    .split(/\s+/)
    .map((act, at) => ({ move: { act, from: (at * 5) % staff.length, note: at }, also: null }))
const confirming = fc.subarray(['YP-LABOUR', 'YP-MED', 'YP-SI'])
const kind = fc.constantFrom('explainer', 'response', 'interview')

test(
  'nothing is ever released past four eyes, whatever people with several duties try',
  async () => {
    await fc.assert(
      fc.asyncProperty(kind, confirming, fc.nat(2), course, async (what, units, writer, steps) => {
        const by = authors[writer] as string
        const { id } = await draft({ cms, kind: what, by, confirming: units })
        statements.push(id)
        const done: Done[] = [{ actor: staff[writer]?.id ?? '', act: 'create' }]
        for (const { move, also } of steps) {
          const both = await Promise.all([play(id, move), ...(also ? [play(id, also)] : [])])
          done.push(...both.flat())
        }
        expect(await faultsOf(id, done)).toEqual([])
      }),
      {
        examples: [['response', ['YP-LABOUR', 'YP-MED'], 0, life]],
        numRuns: 40,
        endOnFailure: true,
        interruptAfterTimeLimit: 60_000,
        markInterruptAsFailure: false,
      },
    )
  },
  patience(200_000),
)

test('the courses were worth judging', () => {
  const played =
    'edit submit confirm review clear return schedule cancel-schedule ratify correct update discard withdraw'
  const wanted = ['sign', 'emergency-release', 'release-scheduled', ...played.split(' ').map((act) => `~${act}`)]
  expect(wanted.filter((act) => !counts[act])).toEqual([])
})

test('numbers are unique in section and year, never given twice, and sequences have no gaps', async () => {
  const releases = (await all('releases', '')).sort((a, b) => a.sequence - b.sequence)
  expect(releases.map(({ sequence }) => sequence)).toEqual(releases.map((_, at) => at + 1))
  const firsts = releases.filter(({ act }) => act === 'publish')
  const places = firsts.map(({ section, year, number }) => `${section}/${year}/${number}`)
  expect(new Set(places).size).toBe(places.length)
  for (const { subject, section, year, number } of releases) {
    const first = firsts.find((release) => release.subject === subject)
    expect([section, year, number]).toEqual([first?.section, first?.year, first?.number])
  }
})

test('the journal is one chain', async () => {
  const entries = (await all('journal', 'sort=sequence')).sort((a, b) => a.sequence - b.sequence)
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, at) => at + 1))
  const start = createHash('sha256').update('').digest('hex')
  expect(entries.map(({ previous }) => previous)).toEqual([start, ...entries.slice(0, -1).map(({ hash }) => hash)])
  expect(new Set(entries.map(({ hash }) => hash)).size).toBe(entries.length)
})

afterAll(() => {
  const told = Object.entries(counts).sort(([a], [b]) => a.localeCompare(b))
  console.info(
    `${statements.length} statements: ${told.map(([act, times]) => `${act.replace('~', 'act ')} ${times}`).join(', ')}`,
  )
})
