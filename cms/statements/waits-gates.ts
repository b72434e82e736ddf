import type { PayloadRequest } from 'payload'
import type { Words } from '../language.ts'
import type { Role } from '../roles.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import { glance } from '../workflow/glance.ts'
import { unitsById } from '../workflow/units.ts'
import type { Wait } from '../workflow/wait.ts'
import { gateDuties, isCurrent } from './slips.ts'
import type { Slip, SlipAct } from './statement.ts'
import { type Circumstance, lastAct, textTouchers, whoGave } from './waits-circumstance.ts'

/** The first of these that a unit has is asked, the others may as well. */
const confirming = gateDuties.confirm

const voided: Words = {
  zh: '上次把关之后文字改动过，请对新文字重新办理。',
  en: 'The text changed since the last slip; it needs a new one.',
}
const first: Record<'confirm' | 'review' | 'clear', Words> = {
  confirm: { zh: '文中涉及本单位，等协商确认。', en: 'The text concerns this unit, which is asked to confirm it.' },
  review: { zh: '已提交，等业务审核。', en: 'Submitted; facts and policy are to be reviewed.' },
  clear: { zh: '已提交，等保密审查。', en: 'Submitted; it is to be cleared.' },
}

type Invitation = { unit: unknown; round: number; digest: string; expiresAt: string; usedAt?: string | null }

/** Links that are out for exactly this text; whether one has expired is a matter of its due time. */
const linksOf = ({ req, doc }: Circumstance): Promise<Invitation[]> =>
  glance<Invitation>({
    req,
    slug: 'invitations',
    where: {
      and: [
        { statement: { equals: doc.id } },
        { edition: { equals: doc.edition } },
        { round: { equals: doc.round } },
        { digest: { equals: doc.digest } },
      ],
    },
    sort: '-expiresAt',
  })

/** Duties held in each unit, of those that confirm. */
const dutiesOf = async (req: PayloadRequest, units: readonly string[]): Promise<Map<string, Set<Role>>> => {
  const people = await glance<{ unit: unknown; roles: Role[] }>({
    req,
    slug: 'users',
    where: { and: [{ unit: { in: [...units] } }, { roles: { in: confirming } }] },
    select: { unit: true, roles: true },
  })
  const duties = new Map<string, Set<Role>>()
  for (const { unit, roles } of people) {
    const id = idOf(unit) ?? ''
    duties.set(id, new Set([...(duties.get(id) ?? []), ...roles]))
  }
  return duties
}

type Open = { given: Circumstance; common: Pick<Wait, 'since' | 'askedBy' | 'askedUnit' | 'due'>; slips: Slip[] }

const confirmations = async ({ given, common, slips }: Open): Promise<Wait[]> => {
  const { req, doc } = given
  const issuing = idOf(doc.issuingUnit)
  const missing = [...new Set(idsOf(doc.confirmingUnits))].filter(
    (unit) =>
      unit !== issuing &&
      !slips.some((slip) => slip.act === 'confirm' && idOf(slip.unit) === unit && isCurrent(slip, doc)),
  )
  if (missing.length === 0) return []
  const duties = await dutiesOf(req, missing)
  const held = (unit: string) => confirming.filter((role) => duties.get(unit)?.has(role))
  const without = missing.filter((unit) => held(unit).length === 0)
  const links = without.length ? await linksOf(given) : []
  const invited = without.filter((unit) => links.some((link) => idOf(link.unit) === unit && !link.usedAt))
  const uninvited = without.filter((unit) => !invited.includes(unit))
  const isVoid = (unit: string) => slips.some((slip) => slip.act === 'confirm' && idOf(slip.unit) === unit)

  const byPeople = missing.flatMap((unit): Wait[] => {
    const [role, ...also] = held(unit)
    if (!role) return []
    const reason = isVoid(unit) ? voided : first.confirm
    return [{ ...common, act: 'confirm', role, also, unit, not: textTouchers(doc), reason }]
  })
  const byGuests = invited.map((unit): Wait => {
    const { expiresAt } = links.find((link) => idOf(link.unit) === unit) as Invitation
    return {
      ...common,
      act: 'confirm',
      role: 'guest',
      unit,
      not: [],
      due: {
        at: new Date(expiresAt).toISOString(),
        rule: { zh: '确认链接 72 小时内有效', en: 'The confirmation link is open for 72 hours' },
      },
      reason: { zh: '确认链接已发出，等外单位确认。', en: 'The link is out; the other unit is asked to confirm.' },
    }
  })
  const names = (await unitsById(req, uninvited)).map(({ name }) => name)
  const toInvite: Wait[] = names.length
    ? [
        {
          ...common,
          act: 'invite',
          role: 'editor',
          unit: issuing,
          not: [],
          reason: {
            zh: `${names.join('、')}在系统里没有能确认的人，请发确认链接。`,
            en: `Nobody at ${names.join(', ')} can confirm here: send a link.`,
          },
        },
      ]
    : []
  return [...byPeople, ...byGuests, ...toInvite]
}

/** Review and clearance: who gave the other, or signed, may not. */
const others: { act: 'review' | 'clear'; role: Role; bars: SlipAct[] }[] = [
  { act: 'review', role: 'reviewer', bars: ['clear', 'sign'] },
  { act: 'clear', role: 'secrecy', bars: ['review', 'sign'] },
]

/** A submitted text: every gate that is open, or else the signature. */
export const gateWaits = async (given: Circumstance): Promise<Wait[]> => {
  const { doc } = given
  const slips = await given.slips()
  const submitted = await lastAct(given, ['submit'])
  const common: Open['common'] = {
    since: submitted?.at ?? new Date(String(doc.updatedAt)).toISOString(),
    ...(given.due ? { due: given.due } : {}),
    askedBy: submitted?.actor ?? null,
    askedUnit: idOf(doc.issuingUnit),
  }
  const touchers = textTouchers(doc)
  const open = others
    .filter(({ act }) => !slips.some((slip) => slip.act === act && isCurrent(slip, doc)))
    .map(
      ({ act, role, bars }): Wait => ({
        ...common,
        act,
        role,
        unit: null,
        not: [...new Set([...touchers, ...whoGave(slips, bars)])],
        reason: slips.some((slip) => slip.act === act) ? voided : first[act],
      }),
    )
  const waits = [...(await confirmations({ given, common, slips })), ...open]
  if (waits.length > 0) return waits
  const last = slips.filter((slip) => isCurrent(slip, doc)).at(-1)
  return [
    {
      ...common,
      act: 'sign',
      role: 'signer',
      unit: null,
      not: [...new Set([...touchers, ...whoGave(slips, ['confirm', 'review', 'clear'])])],
      since: last ? new Date(last.at).toISOString() : common.since,
      reason: {
        zh: `第 ${doc.edition} 版各道关口都已办完，等签发。`,
        en: `Every gate of edition ${doc.edition} is passed; it is to be signed.`,
      },
    },
  ]
}
