import { digestOf, type Json } from '../../content/schema/digest.ts'
import type { Role } from '../roles.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import type { Situation } from '../workflow/engine.ts'
import { findAll, insert } from '../workflow/records.ts'
import type { Slip, SlipAct, Statement } from './statement.ts'

/** Whose business each gate is. */
export const gateDuties: Record<SlipAct, readonly Role[]> = {
  confirm: ['handler', 'liaison', 'editor'],
  review: ['reviewer'],
  clear: ['secrecy'],
  sign: ['signer'],
  ratify: ['signer'],
}

export const slipActs = {
  confirm: { zh: '协商确认', en: 'Confirmation' },
  review: { zh: '业务审核', en: 'Review' },
  clear: { zh: '保密审查', en: 'Secrecy clearance' },
  sign: { zh: '签发', en: 'Signature' },
  ratify: { zh: '追认', en: 'Ratification' },
} as const

const loaded = new WeakMap<Situation, Promise<Slip[]>>()

/** Every slip of the working edition, void ones included; read once a situation. */
export const slipsOf = (situation: Situation): Promise<Slip[]> => {
  const known = loaded.get(situation)
  if (known) return known
  const { req, doc } = situation
  const reading = findAll<Slip>({
    req,
    slug: 'slips',
    where: { and: [{ statement: { equals: doc.id } }, { edition: { equals: doc.edition } }] },
    sort: 'at',
  })
  loaded.set(situation, reading)
  return reading
}

/** A slip counts for exactly the text it names, in the round it was given. */
export const isCurrent = (slip: Slip, doc: Pick<Statement, 'edition' | 'round' | 'digest'>): boolean =>
  slip.edition === doc.edition && slip.round === doc.round && slip.digest === doc.digest

type Give = { situation: Situation; act: SlipAct; role: string; comment?: unknown }

/** Writes the slip of one gate. Its digest covers who gave it, so that the person can be proved without being published. */
export const giveSlip = async ({ situation, act, role, comment }: Give): Promise<Slip> => {
  const { req, actor, at } = situation
  const doc = situation.doc as Statement
  const told = {
    statement: doc.id,
    edition: doc.edition,
    round: doc.round,
    act,
    digest: doc.digest,
    unit: actor.unit,
    role,
    at: at.toISOString(),
    ...(actor.id ? { actor: actor.id } : {}),
    ...(actor.guest
      ? {
          guest: { name: actor.name, post: actor.guest.post, phone: actor.guest.phone },
          invitedBy: actor.guest.invitedBy,
        }
      : {}),
    ...(comment ? { comment: String(comment) } : {}),
  }
  return insert<Slip>({
    req,
    slug: 'slips',
    data: {
      ...told,
      slipDigest: digestOf(told as Json),
      concerned: [...new Set([idOf(doc.issuingUnit), ...idsOf(doc.confirmingUnits)])],
    },
  })
}
