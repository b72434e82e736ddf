import { now } from '../calendar/clock.ts'
import { readSettings } from '../settings.ts'
import { hashOf, newToken } from '../token.ts'
import { idOf } from '../workflow/actor.ts'
import type { Effect } from '../workflow/engine.ts'
import { insert } from '../workflow/records.ts'
import type { Statement } from './statement.ts'

const validFor = 24 * 3_600_000

/** A link for one reader without an account to exactly this text. Its address is told once and kept nowhere. */
export const sharePreview: Effect = async ({ req, doc, actor, at, input }) => {
  const statement = doc as Statement
  const token = newToken()
  const expiresAt = new Date(now().getTime() + validFor).toISOString()
  await insert({
    req,
    slug: 'preview-links',
    data: {
      tokenHash: hashOf(token),
      statement: statement.id,
      edition: statement.edition,
      digest: statement.digest,
      name: input.name,
      contact: input.contact ?? null,
      sharedBy: actor.id,
      sharedAt: at.toISOString(),
      expiresAt,
      state: 'active',
      openings: 0,
      issuingUnit: idOf(statement.issuingUnit),
      concerned: [idOf(statement.issuingUnit)],
    },
  })
  return {
    answer: { expiresAt },
    shownOnce: { url: `${readSettings().cmsUrl}/preview/${token}` },
    secret: ['contact'],
  }
}
