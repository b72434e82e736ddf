import type { PayloadRequest } from 'payload'
import { idsOf } from '../workflow/actor.ts'
import { change, findAll } from '../workflow/records.ts'
import { parsedContent } from './body.ts'
import type { Statement } from './statement.ts'

/** Every file of a text: attached, in its body, and the portrait of an expert; sorted. */
export const fileIdsOf = (doc: Statement): string[] => {
  const portrait = (doc.fields?.expert as { portrait?: string } | undefined)?.portrait
  const { figures, attachments } = doc.content ? parsedContent(doc.content) : { figures: [], attachments: [] }
  return [...new Set([...idsOf(doc.attachments), ...figures, ...attachments, ...(portrait ? [portrait] : [])])].sort()
}

/** Whoever must vouch for a text may open its files. */
export const shareFiles = async ({ req, doc }: { req: PayloadRequest; doc: Statement }): Promise<void> => {
  const ids = fileIdsOf(doc)
  if (ids.length === 0) return
  const units = idsOf(doc.concerned)
  const files = await findAll<{ id: string; concerned: unknown }>({ req, slug: 'files', where: { id: { in: ids } } })
  for (const { id, concerned } of files) {
    const known = idsOf(concerned)
    if (units.some((unit) => !known.includes(unit)))
      await change({ req, slug: 'files', id, data: { concerned: [...new Set([...known, ...units])] } })
  }
}
