import { Refused, refuse } from '../errors.ts'
import type { Effect } from '../workflow/engine.ts'
import { shareFiles } from './files.ts'
import { releaseEdition } from './release.ts'
import { missingSlips } from './requirements.ts'
import { giveSlip } from './slips.ts'
import { type SlipAct, type Statement, touchedBy } from './statement.ts'

export const submitted: Effect = async ({ req, doc, actor }) => {
  await shareFiles({ req, doc: doc as Statement })
  return { patch: { touched: touchedBy(doc as Statement, actor) } }
}

/** Confirm, review and clear each leave one slip naming the digest; the statement itself does not change. */
export const gate: Effect = async (situation) => {
  const { act, role, input } = situation
  await giveSlip({ situation, act: act as SlipAct, role, comment: input.comment })
  return {}
}

/** Back to the author: every slip of this edition is void from here on. */
export const returned: Effect = ({ doc }) => ({ patch: { round: (doc as Statement).round + 1 } })

export const sign: Effect = async (situation) => {
  const slip = await giveSlip({ situation, act: 'sign', role: situation.role, comment: situation.input.comment })
  return { patch: await releaseEdition({ situation, signSlip: slip }) }
}

export const emergencyRelease: Effect = async (situation) => {
  const { doc, actor, at, input, role } = situation
  const waived = (await missingSlips(situation)).map(({ act, unit }) => (unit ? `${act}:${unit}` : act))
  const slip = await giveSlip({ situation, act: 'sign', role, comment: input.reason })
  const reason = String(input.reason)
  const patch = await releaseEdition({ situation, signSlip: slip, emergency: { reason, waived } })
  return {
    patch: {
      ...patch,
      emergency: { edition: (doc as Statement).edition, at: at.toISOString(), by: actor.id, reason, waived },
    },
  }
}

export const ratify: Effect = async (situation) => {
  const { doc, at, input, role } = situation
  await giveSlip({ situation, act: 'ratify', role, comment: input.comment })
  return { patch: { emergency: { ...(doc as Statement).emergency, ratifiedAt: at.toISOString() } } }
}

/** The signature is given now; number and release are made when the time comes. */
export const schedule: Effect = async (situation) => {
  const { at, input, role } = situation
  if (Date.parse(String(input.at)) <= at.getTime())
    throw new Refused(
      refuse('invalid-field', {
        field: 'at',
        message: { zh: '定时必须晚于现在。', en: 'The time must lie ahead.' },
        fix: { zh: '请选择将来的时间，或直接签发。', en: 'Choose a later time, or sign now.' },
      }),
    )
  await giveSlip({ situation, act: 'sign', role })
  return { patch: { scheduledAt: input.at, scheduleError: null } }
}

export const cancelSchedule: Effect = ({ doc }) => ({
  patch: { scheduledAt: null, scheduleError: null, round: (doc as Statement).round + 1 },
})
