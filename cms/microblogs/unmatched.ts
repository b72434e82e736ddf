import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refused } from '../errors.ts'
import { pageAddress } from '../page-address.ts'
import { type Actor, idOf, idsOf, signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { reachable } from '../workflow/grants.ts'
import { inputRefusals } from '../workflow/input.ts'
import { findAll } from '../workflow/records.ts'
import { unitsById } from '../workflow/units.ts'
import { likeness } from './likeness.ts'
import type { Account, Post, Statement } from './post.ts'
import { releasedAs, type Standing, standingOf } from './standing.ts'
import { isReleased } from './statement-address.ts'

/** A released statement as it is shown here: nothing that is not public. */
export type StatementLine = {
  id: string
  title: string
  kind: string
  section: string
  year: number
  number: number
  url: string
  issuingUnit: { id: string; name: string }
  releasedAt: string
}
export type PostLine = {
  id: string
  text: string
  url: string | null
  account: string
  publishedAt: string
  dateUnknown: boolean
  /** Ids of the units it concerns. */
  concerned: string[]
}
export type Unmatched = {
  statementsWithoutPost: StatementLine[]
  postsWithoutStatement: PostLine[]
  /** `before`: for the next statements, null at the end. */
  paging: { statements: { before: number | null }; posts: { page: number; totalPages: number; totalDocs: number } }
}

const limit = z.coerce.number().int().min(1).max(100).default(20)
const unmatchedQuery = z.strictObject({
  limit,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  before: z.coerce.number().int().positive().optional(),
})
const searchQuery = z.strictObject({
  q: z.string().trim().max(100).default(''),
  post: z.string().max(64).optional(),
  limit,
})

const asked = <T>(schema: z.ZodType<T>, req: PayloadRequest): T => {
  const parsed = schema.safeParse(Object.fromEntries(new URL(req.url ?? '', 'http://cms').searchParams))
  if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
  return parsed.data
}

type Row = { sequence: number; subject: string }

/** How many releases one answer looks at; where older ones all have posts, the page is short and says where to go on. */
const most = 1_000

/** First releases of statements, newest first, before a place in the order of releases. */
const firstReleases = async (req: PayloadRequest, before: number | undefined, count: number): Promise<Row[]> => {
  const { docs } = await req.payload.find({
    collection: 'releases',
    where: {
      and: [
        { recordKind: { equals: 'statement' } },
        { act: { equals: 'publish' } },
        ...(before ? [{ sequence: { less_than: before } }] : []),
      ],
    },
    sort: '-sequence',
    select: { sequence: true, subject: true },
    limit: count,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs as unknown as Row[]
}

const statementsOf = (req: PayloadRequest, ids: string[]) =>
  findAll<Statement>({ req, slug: 'statements', where: { id: { in: ids } } })

type Known = { units: { id: string; name: string }[]; standing: Map<string, Standing> }

const lineOf = (
  { id, kind, section, year, number, issuingUnit }: Statement,
  { units, standing }: Known,
): StatementLine => ({
  id,
  title: standing.get(id)?.title ?? '',
  kind,
  section: section ?? '',
  year: year ?? 0,
  number: number ?? 0,
  url: pageAddress({ section, year, number }),
  issuingUnit: { id: idOf(issuingUnit) ?? '', name: units.find((unit) => unit.id === idOf(issuingUnit))?.name ?? '' },
  releasedAt: standing.get(id)?.releasedAt ?? '',
})

/** Released statements that no post belongs to, newest first. */
const statementsWithoutPost = async (
  req: PayloadRequest,
  { limit, before }: { limit: number; before?: number | undefined },
) => {
  const found: { statement: Statement; row: Row }[] = []
  let from = before
  for (let looked = 0; looked < most; looked += 200) {
    const rows = await firstReleases(req, from, 200)
    const ids = rows.map(({ subject }) => subject)
    const linked = ids.length
      ? await findAll<Post>({
          req,
          slug: 'microblog-posts',
          where: { and: [{ statement: { in: ids } }, { state: { equals: 'linked' } }] },
        })
      : []
    const withPost = new Set(linked.map(({ statement }) => idOf(statement)))
    const statements = new Map((ids.length ? await statementsOf(req, ids) : []).map((one) => [one.id, one]))
    for (const row of rows) {
      const statement = statements.get(row.subject)
      from = row.sequence
      if (!statement || !isReleased(statement) || withPost.has(statement.id)) continue
      found.push({ statement, row })
      if (found.length === limit) return { found, next: row.sequence }
    }
    if (rows.length < 200) return { found, next: null }
  }
  return { found, next: from ?? null }
}

/** What has no counterpart, a page of each. */
export const unmatched = async (
  req: PayloadRequest,
  { limit, page, before }: z.infer<typeof unmatchedQuery>,
): Promise<Unmatched> => {
  const { found, next } = await statementsWithoutPost(req, { limit, before })
  const units = await unitsById(req, [...new Set(found.flatMap(({ statement }) => idOf(statement.issuingUnit) ?? []))])
  const standing = await standingOf(
    req,
    found.map(({ statement }) => statement.id),
  )
  const posts = await req.payload.find({
    collection: 'microblog-posts',
    where: { state: { equals: 'unlinked' } },
    sort: '-publishedAt',
    limit,
    page,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const docs = posts.docs as unknown as Post[]
  const accounts = await findAll<Account>({
    req,
    slug: 'microblog-accounts',
    where: { id: { in: [...new Set(idsOf(docs.map(({ account }) => account)))] } },
  })
  return {
    statementsWithoutPost: found.map(({ statement }) => lineOf(statement, { units, standing })),
    postsWithoutStatement: docs.map(({ id, text, url, account, publishedAt, dateUnknown, concerned }) => ({
      id,
      text,
      url: url ?? null,
      account: accounts.find((one) => one.id === idOf(account))?.name ?? '',
      publishedAt,
      dateUnknown: Boolean(dateUnknown),
      concerned: idsOf(concerned),
    })),
    paging: {
      statements: { before: next },
      posts: { page: posts.page ?? 1, totalPages: posts.totalPages, totalDocs: posts.totalDocs },
    },
  }
}

/** How many of the latest changed statements are compared with a post. */
const compared = 300

/**
 * Released statements to link to, by a piece of the title or the number; an editor's are those of their own unit. Where a
 * post is named, those whose titles are most like it come first.
 */
const candidates = async (req: PayloadRequest, actor: Actor): Promise<{ docs: StatementLine[] }> => {
  const { q, limit, post } = asked(searchQuery, req)
  const isEverywhere = reachable({ spokesperson: 'all' }, actor) === true
  const number = Number(/\d+/.exec(q)?.[0])
  const named = q ? await releasedAs(req, q) : []
  const { docs } = await req.payload.find({
    collection: 'statements',
    where: {
      and: [
        { releasedEdition: { greater_than: 0 } },
        { state: { not_equals: 'withdrawn' } },
        ...(isEverywhere ? [] : [{ issuingUnit: { equals: actor.unit } }]),
        ...(q ? [{ or: [{ id: { in: named } }, ...(number ? [{ number: { equals: number } }] : [])] }] : []),
      ],
    },
    select: { kind: true, section: true, year: true, number: true, issuingUnit: true },
    sort: '-updatedAt',
    limit: post ? compared : limit,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const found = docs as unknown as Statement[]
  const standing = await standingOf(
    req,
    found.map(({ id }) => id),
  )
  const [said] = post ? await findAll<Post>({ req, slug: 'microblog-posts', where: { id: { equals: post } } }) : []
  const ordered = said ? byLikeness(found, standing, said.text) : found
  const shown = ordered.slice(0, limit)
  const units = await unitsById(req, [...new Set(shown.flatMap(({ issuingUnit }) => idOf(issuingUnit) ?? []))])
  return { docs: shown.map((one) => lineOf(one, { units, standing })) }
}

const byLikeness = (statements: Statement[], standing: Map<string, Standing>, text: string): Statement[] =>
  statements
    .map((statement) => ({ statement, like: likeness(standing.get(statement.id)?.title ?? '', text) }))
    .sort((a, b) => b.like - a.like)
    .map(({ statement }) => statement)

export const unmatchedEndpoints: Endpoint[] = [
  {
    path: '/unmatched',
    method: 'get',
    handler: (req) =>
      answer(req, async () => {
        signedIn(req)
        return Response.json(await unmatched(req, asked(unmatchedQuery, req)))
      }),
  },
  {
    path: '/statements',
    method: 'get',
    handler: (req) => answer(req, async () => Response.json(await candidates(req, signedIn(req)))),
  },
]
