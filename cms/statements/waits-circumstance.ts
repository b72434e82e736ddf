import type { PayloadRequest } from 'payload'
import { idOf } from '../workflow/actor.ts'
import { glance } from '../workflow/glance.ts'
import type { Wait } from '../workflow/wait.ts'
import type { Slip, SlipAct, Statement } from './statement.ts'

/** What the waits of a statement follow from. `slips`: of the working edition, void ones included, read when asked for. */
export type Circumstance = {
  req: PayloadRequest
  doc: Statement
  slips: () => Promise<Slip[]>
  due: Wait['due'] | null
}

type Entry = { act: string; at: string; actor: string | null; unit: string | null; name: string; reason?: string }
type Row = {
  act: string
  at: string
  actor?: string | null
  actorName?: string
  unit?: string | null
  detail?: { reason?: string }
}

/** The latest of these acts on the statement, from the journal. */
export const lastAct = async ({ req, doc }: Circumstance, acts: readonly string[]): Promise<Entry | undefined> => {
  const [row] = await glance<Row>({
    req,
    slug: 'journal',
    where: {
      and: [{ slug: { equals: 'statements' } }, { subject: { equals: doc.id } }, { act: { in: [...acts] } }],
    },
    select: { act: true, at: true, actor: true, actorName: true, unit: true, detail: true },
    sort: '-sequence',
    limit: 1,
  })
  if (!row) return undefined
  const { act, at, actor, actorName, unit, detail } = row
  return {
    act,
    at: new Date(at).toISOString(),
    actor: actor ?? null,
    unit: unit ?? null,
    name: actorName ?? '',
    ...(detail?.reason ? { reason: detail.reason } : {}),
  }
}

/** Four eyes on the text: whoever changed it, and its author. */
export const textTouchers = ({ touched, author }: Statement): string[] => {
  const id = idOf(author)
  return [...new Set([...touched, ...(id ? [id] : [])])]
}

/** Whoever gave one of these slips to this edition, in whatever round. */
export const whoGave = (slips: readonly Slip[], acts: readonly SlipAct[]): string[] =>
  slips.filter(({ act }) => acts.includes(act)).flatMap(({ actor }) => idOf(actor) ?? [])
