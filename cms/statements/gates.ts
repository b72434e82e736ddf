import type { PayloadRequest } from 'payload'
import type { Words } from '../language.ts'
import type { Role } from '../roles.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import type { Situation } from '../workflow/engine.ts'
import { findAll, findOne } from '../workflow/records.ts'
import { type Unit, unitsById } from '../workflow/units.ts'
import { isReminderOf, type Reminder, remindableFrom, remindersOf } from './remind.ts'
import { gateDuties, isCurrent, slipActs, slipsOf } from './slips.ts'
import type { Slip, SlipAct, Statement } from './statement.ts'

/** One gate of the working edition as it stands. `later`: others come first; `waived`: passed over in an emergency. */
export type Gate = {
  act: SlipAct
  label: Words
  unit: { id: string; code: string; name: string } | null
  state: 'given' | 'void' | 'missing' | 'later' | 'waived'
  /** The slip that counts, or the last one that no longer does. `post`: of somebody without an account. */
  slip?: {
    at: string
    digest: string
    who: string
    post?: string
    unit: string
    role: string
    comment?: string
    edition: number
  }
  /** Instant since which it waits; null while nothing does. */
  since: string | null
  /** Names of those who may pass it. */
  holders: string[]
  remindedAt: string | null
  remindableFrom: string | null
}

type Person = { id: string; name: string; roles: Role[]; unit?: unknown }
type GuestSlip = Slip & { guest?: { name: string; post: string } | null; comment?: string | null }
type Wanted = { act: SlipAct; unit: Unit | null }

type Known = {
  doc: Statement
  slips: GuestSlip[]
  people: Person[]
  units: Unit[]
  reminders: Reminder[]
  submittedAt: string | null
}

/** Every gate of the working edition, in the order in which they are passed. */
export const gatesOf = async (situation: Situation): Promise<Gate[]> => {
  const { req } = situation
  const doc = situation.doc as Statement
  const slips = (await slipsOf(situation)) as GuestSlip[]
  const submittedAt = await submittedSince(req, doc)
  const known: Known = {
    doc,
    slips,
    submittedAt,
    people: await findAll<Person>({ req, slug: 'users', where: {}, sort: 'name' }),
    units: await unitsById(req, [
      ...new Set([...idsOf(doc.confirmingUnits), ...slips.flatMap(({ unit }) => idOf(unit) ?? [])]),
    ]),
    reminders: await remindersOf(situation, new Date(submittedAt ?? 0)),
  }
  const before = wantedBefore(known).map((wanted) => gateOf(known, wanted))
  return [...before, ...signatures(known, before)]
}

const wantedBefore = ({ doc, units }: Known): Wanted[] => [
  ...idsOf(doc.confirmingUnits)
    .filter((id) => id !== idOf(doc.issuingUnit))
    .flatMap((id) => units.find((unit) => unit.id === id) ?? [])
    .map((unit): Wanted => ({ act: 'confirm', unit })),
  { act: 'review', unit: null },
  { act: 'clear', unit: null },
]

/** The signature waits for the others; a ratification is asked for where they were passed over. */
const signatures = (known: Known, before: readonly Gate[]): Gate[] => {
  const isOpen = before.some(({ state }) => state === 'missing' || state === 'void')
  const sign = gateOf(known, { act: 'sign', unit: null })
  const last = before
    .flatMap(({ slip, state }) => (slip && state === 'given' ? slip.at : []))
    .sort()
    .at(-1)
  const { emergency, edition } = known.doc
  return [
    sign.state === 'given'
      ? sign
      : {
          ...sign,
          ...(isOpen ? { state: 'later', since: null } : { since: known.submittedAt && (last ?? sign.since) }),
        },
    ...(emergency?.edition === edition
      ? [{ ...gateOf(known, { act: 'ratify', unit: null }), ...(emergency.ratifiedAt ? {} : { since: emergency.at }) }]
      : []),
  ]
}

const gateOf = (known: Known, { act, unit }: Wanted): Gate => {
  const { doc, slips, people, reminders, submittedAt } = known
  const mine = slips.filter((slip) => slip.act === act && (!unit || idOf(slip.unit) === unit.id))
  const current = mine.findLast((slip) => isCurrent(slip, doc))
  const shown = current ?? mine.at(-1)
  const reminded = reminders.find((each) => isReminderOf(each, act, unit))?.at ?? null
  const waived = doc.emergency?.edition === doc.edition && ['confirm', 'review'].includes(act)
  const state = current ? 'given' : waived ? 'waived' : shown ? 'void' : 'missing'
  const isWaiting = state === 'missing' || state === 'void'
  return {
    act,
    label: slipActs[act],
    unit: unit ? { id: unit.id, code: unit.code, name: unit.name } : null,
    state,
    ...(shown ? { slip: slipOf(known, shown) } : {}),
    since: isWaiting ? submittedAt : null,
    holders: isWaiting ? people.filter((person) => mayPass(known, person, act, unit)).map(({ name }) => name) : [],
    remindedAt: isWaiting ? reminded : null,
    remindableFrom: isWaiting && reminded ? remindableFrom(reminded) : null,
  }
}

/** Four eyes: nobody who changed the text, and nobody who gave a slip that this one excludes. */
const mayPass = ({ doc, slips }: Known, person: Person, act: SlipAct, unit: Unit | null): boolean => {
  const excluded = slips.some((slip) => slip.act !== act && act !== 'confirm' && idOf(slip.actor) === person.id)
  const isHolder = gateDuties[act].some((role) => person.roles.includes(role))
  return (
    isHolder &&
    !excluded &&
    (!unit || idOf(person.unit) === unit.id) &&
    !doc.touched.includes(person.id) &&
    idOf(doc.author) !== person.id
  )
}

const slipOf = ({ people, units }: Known, slip: GuestSlip): NonNullable<Gate['slip']> => ({
  at: new Date(slip.at).toISOString(),
  digest: slip.digest,
  who: people.find(({ id }) => id === idOf(slip.actor))?.name ?? slip.guest?.name ?? '',
  ...(slip.guest ? { post: slip.guest.post } : {}),
  unit: units.find(({ id }) => id === idOf(slip.unit))?.name ?? '',
  role: slip.role,
  ...(slip.comment ? { comment: slip.comment } : {}),
  edition: slip.edition,
})

/** When the working edition was last submitted; null while it is a draft. */
const submittedSince = async (req: PayloadRequest, { id, state }: Statement): Promise<string | null> => {
  if (state !== 'submitted') return null
  const entry = await findOne<{ at: string }>({
    req,
    slug: 'journal',
    where: { and: [{ slug: { equals: 'statements' } }, { subject: { equals: id } }, { act: { equals: 'submit' } }] },
    sort: '-sequence',
  })
  return entry ? new Date(entry.at).toISOString() : null
}
