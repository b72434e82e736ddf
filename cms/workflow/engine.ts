import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { now } from '../calendar/clock.ts'
import { type Refusal, Refused, refuse, type Told, tell } from '../errors.ts'
import { type Language, languageOf, type Words } from '../language.ts'
import type { Role } from '../roles.ts'
import type { Actor } from './actor.ts'
import { emit } from './events.ts'
import { type Grant, grantedRole } from './grants.ts'
import { inputRefusals } from './input.ts'
import { writeJournal } from './journal.ts'
import { change, findOne } from './records.ts'

/** A record that has a life: a state, and where its text is signed, an edition and a digest. */
export type Doc = { id: string; state: string; edition?: number; digest?: string } & Record<string, unknown>

export type Situation = { req: PayloadRequest; doc: Doc; actor: Actor; at: Date }

/** A gate, with every reason why it is shut. `zh` names it in the drawn tables. */
export type Requirement = { zh: string; check: (situation: Situation) => Refusal[] | Promise<Refusal[]> }

export type Outcome = {
  patch?: Record<string, unknown>
  answer?: Record<string, unknown>
  /** Part of the answer that is kept nowhere, not even for a repeat under the same Idempotency-Key. */
  shownOnce?: Record<string, unknown>
  secret?: readonly string[]
}
export type Effect = (
  situation: Situation & { input: Record<string, unknown>; role: Role | 'guest' | 'system'; act: string },
) => Outcome | Promise<Outcome>

/** One row of a workflow table: who may do what, when, and what it needs. */
export type Row = {
  act: string
  zh: string
  en: string
  by: Grant
  from: readonly string[]
  /** Absent: the state stays, or the effect decides. */
  to?: string
  input: z.ZodObject
  /** The actor must name the digest of the text they read. */
  ifMatch?: true
  needs?: readonly Requirement[]
  effect?: Effect
  tone?: 'primary' | 'danger'
}
export type Workflow = { slug: string; states: Record<string, Words>; rows: readonly Row[] }

/** Role of the actor for this row, or the refusal. Guests and the clock come through doors that already checked them. */
const roleFor = (row: Row, { actor, doc }: Situation): Role | 'guest' | 'system' | Refusal => {
  if (actor.guest) return 'guest'
  if (actor.system) return 'system'
  const role = grantedRole(row.by, actor, doc)
  return role === 'staff' ? (actor.roles[0] ?? refuse('role')) : role
}

const stateIn = ({ states }: Workflow, state: string, language: Language) => states[state]?.[language] ?? state

const refusalsOf = async (workflow: Workflow, row: Row, situation: Situation): Promise<Refusal[]> => {
  const role = roleFor(row, situation)
  const state = row.from.includes(situation.doc.state)
    ? []
    : [
        refuse('wrong-state', {
          message: {
            zh: `现在是“${stateIn(workflow, situation.doc.state, 'zh')}”，不能${row.zh}。`,
            en: `${row.en}: not possible while it is “${stateIn(workflow, situation.doc.state, 'en')}”.`,
          },
          fix: {
            zh: `这项操作在“${row.from.map((name) => stateIn(workflow, name, 'zh')).join('”或“')}”时办理。`,
            en: `This is done while it is “${row.from.map((name) => stateIn(workflow, name, 'en')).join('” or “')}”.`,
          },
        }),
      ]
  const needs = await Promise.all((row.needs ?? []).map(({ check }) => check(situation)))
  return [...(typeof role === 'string' ? [] : [role]), ...state, ...needs.flat()]
}

export type ActView = { act: string; label: string; tone?: Row['tone']; allowed: boolean; refusals: Told[] }

/** Every act of the record with every reason against it: the whole truth at once. */
export const actsOf = async (workflow: Workflow, situation: Situation): Promise<ActView[]> =>
  Promise.all(
    workflow.rows.map(async (row) => {
      const refusals = await refusalsOf(workflow, row, situation)
      const language = languageOf(situation.req)
      return {
        act: row.act,
        label: row[language],
        ...(row.tone ? { tone: row.tone } : {}),
        allowed: refusals.length === 0,
        refusals: tell(refusals, language),
      }
    }),
  )

type Perform = {
  req: PayloadRequest
  workflow: Workflow
  id: string
  act: string
  actor: Actor
  input: unknown
  /** Digest the actor read; null where none was named. */
  match: string | null
}

/** Performs one act inside the running transaction, or throws `Refused` with nothing changed. */
export const perform = async ({ req, workflow, id, act, actor, input, match }: Perform) => {
  const row = workflow.rows.find((candidate) => candidate.act === act)
  const doc = await findOne<Doc>({ req, slug: workflow.slug, where: { id: { equals: id } } })
  if (!row || !doc) throw new Refused(refuse('not-found'))
  const situation: Situation = { req, doc, actor, at: now() }
  const refusals = await refusalsOf(workflow, row, situation)
  if (row.ifMatch && match === null) refusals.push(refuse('if-match'))
  if (row.ifMatch && match !== null && match !== doc.digest) refusals.push(refuse('stale'))
  const parsed = row.input.safeParse(input ?? {})
  if (!parsed.success) refusals.push(...inputRefusals(parsed.error))
  if (refusals.length > 0 || !parsed.success) throw new Refused(refusals)

  const role = roleFor(row, situation) as Role | 'guest' | 'system'
  const { patch, answer, shownOnce, secret } =
    (await row.effect?.({ ...situation, input: parsed.data, role, act })) ?? {}
  const state = row.to ?? (patch?.state as string | undefined) ?? doc.state
  const changed =
    patch || state !== doc.state ? await change<Doc>({ req, slug: workflow.slug, id, data: { ...patch, state } }) : doc
  await writeJournal({
    req,
    actor,
    role,
    slug: workflow.slug,
    subject: id,
    act,
    from: doc.state,
    to: state,
    ...(changed.edition ? { edition: changed.edition } : {}),
    ...(changed.digest ? { digest: changed.digest } : {}),
    detail: Object.fromEntries(Object.entries(parsed.data).filter(([key]) => !secret?.includes(key))),
  })
  await emit('changed', req, { slug: workflow.slug, id })
  return { doc: changed, answer: answer ?? {}, shownOnce: shownOnce ?? {} }
}
