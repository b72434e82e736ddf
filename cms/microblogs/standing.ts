import type { PayloadRequest } from 'payload'
import { findAll } from '../workflow/records.ts'

type Row = { subject: string; title: string; releasedAt: string }

/** `releasedAt`: of the first edition. */
export type Standing = { title: string; releasedAt: string }

/** How statements stand on the site, by id. The title of a working edition is nobody's business here. */
export const standingOf = async (req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Standing>> => {
  if (ids.length === 0) return new Map()
  const rows = await findAll<Row>({
    req,
    slug: 'releases',
    where: {
      and: [
        { recordKind: { equals: 'statement' } },
        { act: { not_equals: 'withdraw' } },
        { subject: { in: [...new Set(ids)] } },
      ],
    },
    sort: 'sequence',
  })
  const standing = new Map<string, Standing>()
  for (const { subject, title, releasedAt } of rows)
    standing.set(subject, { title, releasedAt: standing.get(subject)?.releasedAt ?? releasedAt })
  return standing
}

const most = 300

/** Statements that were ever released under a title with these words, newest first. */
export const releasedAs = async (req: PayloadRequest, words: string): Promise<string[]> => {
  const { docs } = await req.payload.find({
    collection: 'releases',
    where: { and: [{ recordKind: { equals: 'statement' } }, { title: { contains: words } }] },
    select: { subject: true },
    sort: '-sequence',
    limit: most,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return [...new Set((docs as unknown as Row[]).map(({ subject }) => subject))]
}
