import type { PayloadRequest } from 'payload'
import { glance } from '../workflow/glance.ts'

type Entry = {
  act: string
  at: string
  actor?: string | null
  actorName?: string
  unit?: string | null
  detail?: { reason?: string }
}

/** The latest entry of the journal about a record, of these acts or any. */
export const lastEntry = async (req: PayloadRequest, slug: string, subject: string, acts?: readonly string[]) => {
  const [entry] = await glance<Entry>({
    req,
    slug: 'journal',
    where: {
      and: [
        { slug: { equals: slug } },
        { subject: { equals: subject } },
        ...(acts ? [{ act: { in: [...acts] } }] : []),
      ],
    },
    select: { act: true, at: true, actor: true, actorName: true, unit: true, detail: true },
    sort: '-sequence',
    limit: 1,
  })
  return entry
}
