import type { PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import type { Words } from '../language.ts'
import { hashOf } from '../token.ts'
import { idOf } from '../workflow/actor.ts'
import type { Doc } from '../workflow/engine.ts'
import { writeJournal } from '../workflow/journal.ts'
import { change, findOne, inTransaction } from '../workflow/records.ts'

type Link = {
  id: string
  statement: unknown
  edition: number
  digest: string
  name: string
  state: string
  expiresAt: string
  openings: number
  openedAt?: string | null
}
export type Opened = { link: Link; doc: Doc }

const linkFor = (req: PayloadRequest, token: string) =>
  findOne<Link>({ req, slug: 'preview-links', where: { tokenHash: { equals: hashOf(token) } } })

/** Why a link opens no more, the first that applies. */
const reasons: { holds: (link: Link, doc: Doc | null) => boolean; message: Words }[] = [
  {
    holds: ({ state }) => state !== 'active',
    message: { zh: '这个预览链接已经收回。', en: 'This preview link was revoked.' },
  },
  {
    holds: ({ expiresAt }) => now().getTime() > Date.parse(expiresAt),
    message: {
      zh: '这个预览链接已过 24 小时，不再有效。',
      en: 'This preview link was valid for 24 hours and has expired.',
    },
  },
  {
    holds: ({ edition, digest }, doc) => !doc || doc.edition !== edition || doc.digest !== digest,
    message: {
      zh: '链接发出以后，文字有了改动，这里不再显示旧的文字。',
      en: 'The text was changed after this link was sent; the old text is not shown any more.',
    },
  },
  {
    holds: (_link, doc) => doc?.state === 'withdrawn',
    message: { zh: '这份文稿已经撤回。', en: 'This text was withdrawn.' },
  },
]

const askAgain: Words = {
  zh: '需要时，请向发来链接的人索取新的链接。',
  en: 'If you need one, ask the person who sent it for a new link.',
}

/** What a token opens. Throws `not-found` for an unknown one, `link-gone` for one that opens no more. */
export const openLink = async (req: PayloadRequest, token: string): Promise<Opened> => {
  const link = await linkFor(req, token)
  if (!link)
    throw new Refused(
      refuse('not-found', {
        message: { zh: '没有这个链接。', en: 'There is no such link.' },
        fix: {
          zh: '请核对链接是否完整，或向发来链接的人索取。',
          en: 'Check that it is complete, or ask the person who sent it.',
        },
      }),
    )
  const doc = await findOne<Doc>({ req, slug: 'statements', where: { id: { equals: idOf(link.statement) } } })
  const gone = reasons.find(({ holds }) => holds(link, doc))
  if (gone || !doc) throw new Refused(refuse('link-gone', { message: gone?.message ?? askAgain, fix: askAgain }))
  return { link, doc }
}

const sameReading = 5_000

/** Counts an opening and puts it in the journal; refused where the link was revoked in the same moment. */
export const noteOpening = (req: PayloadRequest, token: string): Promise<void> =>
  inTransaction(req, async () => {
    const { link } = await openLink(req, token)
    const at = now().toISOString()
    // Chromium asks twice when a site wants client hints; a reload within seconds is the same reading too.
    if (link.openedAt && Date.parse(at) - Date.parse(link.openedAt) < sameReading) return
    const openings = link.openings + 1
    await change({ req, slug: 'preview-links', id: link.id, data: { openings, openedAt: at } })
    await writeJournal({
      req,
      actor: { id: null, name: link.name, roles: [], unit: null },
      role: 'guest',
      slug: 'preview-links',
      subject: link.id,
      act: 'open-preview',
      edition: link.edition,
      digest: link.digest,
      detail: { openings },
    })
  })
