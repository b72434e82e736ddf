import type { CollectionAfterReadHook, CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../workflow/actor.ts'
import { on } from '../workflow/events.ts'
import { findOne } from '../workflow/records.ts'
import { unitsById } from '../workflow/units.ts'
import { bodyOf, digestOfStatement } from './body.ts'
import type { Statement } from './statement.ts'

/** The digest always says what the text now is. */
export const digestText: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const doc = { ...originalDoc, ...data } as Statement
  const [unit] = await unitsById(req, [idOf(doc.issuingUnit) ?? ''])
  return { ...data, digest: digestOfStatement(doc, unit?.code ?? '') }
}

/** `body` is not stored: it is the Markdown of `content`. */
export const showBody: CollectionAfterReadHook = ({ doc }) =>
  'content' in doc ? { ...doc, body: bodyOf(doc as Statement) } : doc

/** "Live" is what the publisher's check found, never what a button did. Written beside the text, without a new version. */
on('delivered', 'statements', async ({ req, told }) => {
  const statement = await findOne<Statement>({ req, slug: 'statements', where: { id: { equals: told.subject } } })
  if (!statement || (statement.live && statement.live.edition > told.edition)) return
  const live =
    told.act === 'withdraw' ? null : { edition: told.edition, digest: told.digest, url: told.url, since: told.at }
  await req.payload.db.updateOne({ collection: 'statements', id: statement.id, data: { live }, req })
})
