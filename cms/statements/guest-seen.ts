import type { PayloadRequest } from 'payload'
import { type Block, compareSnapshots } from '../../content/schema/compare/snapshots.ts'
import type { Snapshot } from '../../content/schema/statement.ts'
import { findOne } from '../workflow/records.ts'
import type { Unit } from '../workflow/units.ts'
import { snapshotOf } from './body.ts'
import type { Invitation } from './invitations.ts'
import type { Statement } from './statement.ts'

type Seen = { at: string; digest: string; how: 'confirm' | 'return' | 'invite' }
/** What changed since a unit last had this text before it; null: it never had. `blocks` is null where the old text is gone. */
export type SinceSeen = Seen & { isSame: boolean; blocks: Block[] | null }

type Given = { req: PayloadRequest; invitation: Invitation; statement: Statement; unit: Unit; issuing: Unit }

/** The last word of this unit on the text, or the invitation before this one, whichever is later. */
const lastSeen = async ({ req, invitation, statement, unit }: Given): Promise<Seen | null> => {
  const said = await findOne<{ at: string; digest: string; act: 'confirm' | 'return' }>({
    req,
    slug: 'journal',
    where: {
      and: [
        { slug: { equals: 'statements' } },
        { subject: { equals: statement.id } },
        { unit: { equals: unit.id } },
        { act: { in: ['confirm', 'return'] } },
      ],
    },
    sort: '-sequence',
  })
  const invited = await findOne<Invitation & { createdAt: string }>({
    req,
    slug: 'invitations',
    where: {
      and: [
        { statement: { equals: statement.id } },
        { unit: { equals: unit.id } },
        { createdAt: { less_than: invitation.createdAt } },
      ],
    },
    sort: '-createdAt',
  })
  const found: Seen[] = [
    ...(said ? [{ at: said.at, digest: said.digest, how: said.act }] : []),
    ...(invited ? [{ at: invited.createdAt, digest: invited.digest, how: 'invite' as const }] : []),
  ]
  return found.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null
}

/** The text that had this digest, from the statement's versions. */
const textWith = async ({ req, statement, issuing }: Given, digest: string): Promise<Snapshot | null> => {
  const { docs } = await req.payload.findVersions({
    collection: 'statements',
    where: { and: [{ parent: { equals: statement.id } }, { 'version.digest': { equals: digest } }] },
    limit: 1,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const found = docs[0]?.version as unknown as Statement | undefined
  return found ? snapshotOf(found, issuing.code) : null
}

export const sinceSeen = async (given: Given, nameOf: (sha256: string) => string): Promise<SinceSeen | null> => {
  const seen = await lastSeen(given)
  if (!seen) return null
  if (seen.digest === given.statement.digest) return { ...seen, isSame: true, blocks: [] }
  const before = await textWith(given, seen.digest)
  const now = snapshotOf(given.statement, given.issuing.code)
  const blocks =
    before && compareSnapshots(before, now, nameOf).filter(({ parts }) => parts.some(({ change }) => change))
  return { ...seen, isSame: false, blocks }
}
