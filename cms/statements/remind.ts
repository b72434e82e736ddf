import { type Refusal, Refused, refuse } from '../errors.ts'
import { idsOf } from '../workflow/actor.ts'
import type { Effect, Situation } from '../workflow/engine.ts'
import { emit } from '../workflow/events.ts'
import { findAll } from '../workflow/records.ts'
import { shortTime } from '../workflow/short-time.ts'
import { type Unit, unitOf } from '../workflow/units.ts'
import { missingSlips } from './requirements.ts'
import { gateDuties } from './slips.ts'
import type { Statement } from './statement.ts'

/** A gate is asked to hurry at most this often. */
const pause = 2 * 3_600_000

export type Reminder = { act: string; unit: string | null; at: string }

/** Reminders of this statement since `after`, newest first. `unit`: as it was named, by id or code. */
export const remindersOf = async ({ req, doc }: Pick<Situation, 'req' | 'doc'>, after: Date): Promise<Reminder[]> => {
  const entries = await findAll<{ at: string; detail: { act: string; unit?: string } }>({
    req,
    slug: 'journal',
    where: {
      and: [
        { slug: { equals: 'statements' } },
        { subject: { equals: doc.id } },
        { act: { equals: 'remind' } },
        { at: { greater_than: after.toISOString() } },
      ],
    },
    sort: '-sequence',
  })
  return entries.map(({ at, detail }) => ({
    act: detail.act,
    unit: detail.unit ?? null,
    at: new Date(at).toISOString(),
  }))
}

export const isReminderOf = (reminder: Reminder, act: string, unit: Pick<Unit, 'id' | 'code'> | null): boolean =>
  reminder.act === act && (unit ? reminder.unit === unit.id || reminder.unit === unit.code : true)

/** When a gate that was reminded at `at` may be reminded again. */
export const remindableFrom = (at: string): string => new Date(Date.parse(at) + pause).toISOString()

/** Asks whoever holds an open gate to hurry; what becomes of that is for the listeners of `reminded`. */
export const remind: Effect = async (situation) => {
  const { req, doc, actor, at, input } = situation
  const { act, unit: given } = input as { act: string; unit?: string }
  const unit = act === 'confirm' ? await unitOf(req, String(given), 'unit') : null
  if (unit) await refuseUnasked({ req, doc: doc as Statement, unit })
  const missing = await missingSlips(situation)
  const open = missing.filter((gate) => gate.act === act && gate.unit === (unit?.code ?? null))
  const [last] = (await remindersOf(situation, new Date(at.getTime() - pause))).filter((each) =>
    isReminderOf(each, act, unit),
  )
  const refusals: Refusal[] = [
    ...(act === 'sign' ? missing.map(({ refusal }) => refusal) : open.length ? [] : [refuse('already-given')]),
    ...(last ? [reminded(last.at)] : []),
  ]
  if (refusals.length) throw new Refused(refusals)
  await emit('reminded', req, { slug: 'statements', id: doc.id, act, unit: unit?.id ?? null, by: actor.id })
  return { answer: { remindableFrom: remindableFrom(at.toISOString()) } }
}

/** A reminder reaches people; a unit that has none here is asked by a link. */
const refuseUnasked = async ({
  req,
  doc,
  unit,
}: Pick<Situation, 'req'> & { doc: Statement; unit: Unit }): Promise<void> => {
  if (!idsOf(doc.confirmingUnits).includes(unit.id))
    throw new Refused(
      refuse('invalid-field', {
        field: 'unit',
        message: { zh: `这份文稿没有请${unit.name}协商确认。`, en: `${unit.name} is not asked to confirm this text.` },
        fix: { zh: '请选把关清单里的单位。', en: 'Choose a unit from the list of gates.' },
      }),
    )
  const people = await findAll<{ roles: string[] }>({ req, slug: 'users', where: { unit: { equals: unit.id } } })
  if (people.some(({ roles }) => gateDuties.confirm.some((role) => roles.includes(role)))) return
  throw new Refused(
    refuse('invalid-field', {
      field: 'unit',
      message: {
        zh: `${unit.name}在系统里没有能办确认的人，催办没有人收。`,
        en: `Nobody of ${unit.name} is here to be reminded.`,
      },
      fix: {
        zh: '请用“邀请外单位确认”，链接会发到这个单位的邮箱。',
        en: 'Invite the unit: the link goes to its mail address.',
      },
    }),
  )
}

const reminded = (at: string): Refusal =>
  refuse('already-reminded', {
    message: { zh: `${shortTime(at)} 已经催办过。`, en: `They were reminded at ${shortTime(at)}.` },
    fix: {
      zh: `${shortTime(remindableFrom(at))} 以后可以再催。`,
      en: `You can remind them again after ${shortTime(remindableFrom(at))}.`,
    },
  })
