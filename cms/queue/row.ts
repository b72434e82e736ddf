import type { Words } from '../language.ts'
import type { Role } from '../roles.ts'
import { idsOf } from '../workflow/actor.ts'
import type { Doc } from '../workflow/engine.ts'
import { listed, unlisted } from '../workflow/listed.ts'
import type { Beside, Wait } from '../workflow/wait.ts'

/** A wait as it is stored. Lists are written `,a,b,`; what is nobody's or no time is the empty string. */
export type WaitRow = {
  key: string
  slug: string
  subject: string
  title: string
  kind: string
  state: string
  act: string
  role: Wait['role']
  duties: string
  unit: string
  barred: string
  since: string
  dueAt: string
  dueRule: Words | null
  reason: Words
  askedBy: string
  askedUnit: string
  concerned: string
  beside: string
  /** Most urgent first when sorted as text: due time, then since when; no two alike, so that pages do not overlap. */
  rank: string
}
export type StoredWait = WaitRow & { id: string }

export const never = '9999-12-31T00:00:00.000Z'

type Given = { slug: string; doc: Doc; wait: Wait; beside: readonly Beside[] }

const keyOf = ({ slug, doc, wait }: Given): string => [slug, doc.id, wait.act, wait.unit ?? '', wait.role].join(':')

export const rowOf = (given: Given): WaitRow => rowFrom(given, keyOf(given))
const rowFrom = ({ slug, doc, wait, beside }: Given, key: string): WaitRow => ({
  key,
  slug,
  subject: doc.id,
  title: String(doc.title ?? ''),
  kind: String(doc.kind ?? ''),
  state: doc.state,
  act: wait.act,
  role: wait.role,
  duties: listed([wait.role, ...(wait.also ?? [])]),
  unit: wait.unit ?? '',
  barred: listed(wait.not),
  since: wait.since,
  dueAt: wait.due?.at ?? '',
  dueRule: wait.due?.rule ?? null,
  reason: wait.reason,
  askedBy: wait.askedBy ?? '',
  askedUnit: wait.askedUnit ?? '',
  concerned: listed(idsOf(doc.concerned)),
  beside: listed(beside.map((other) => `${other.slug}/${other.id}`)),
  rank: `${wait.due?.at ?? never} ${wait.since} ${key}`,
})

export const waitOf = (row: WaitRow): Wait => {
  const also = unlisted(row.duties).filter((role) => role !== row.role) as Role[]
  return {
    act: row.act,
    role: row.role,
    ...(also.length ? { also } : {}),
    unit: row.unit || null,
    not: unlisted(row.barred),
    since: row.since,
    ...(row.dueAt && row.dueRule ? { due: { at: row.dueAt, rule: row.dueRule } } : {}),
    reason: row.reason,
    askedBy: row.askedBy || null,
    askedUnit: row.askedUnit || null,
  }
}

export const besideOf = ({ beside }: Pick<WaitRow, 'beside'>): Beside[] =>
  unlisted(beside).map((other) => {
    const [slug = '', id = ''] = other.split('/')
    return { slug, id }
  })
