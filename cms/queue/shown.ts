import type { Language, Words } from '../language.ts'
import { roles } from '../roles.ts'
import { actLabel } from './labels.ts'
import type { StoredWait } from './row.ts'
import { holdersOf, type Staff } from './staff.ts'

const hour = 3_600_000
/** What is due within these hours is soon. */
export const soonWithin = 8 * hour

export type Urgency = 'late' | 'soon' | 'open'
export const urgencyOf = (dueAt: string, at: Date): Urgency => {
  if (!dueAt) return 'open'
  const left = Date.parse(dueAt) - at.getTime()
  if (left < 0) return 'late'
  return left <= soonWithin ? 'soon' : 'open'
}

type Named = { id: string; name: string }
/** A wait as its reader gets it. Times are ISO instants. */
export type QueueItem = {
  id: string
  slug: string
  subject: string
  title: string
  kind: string
  kindLabel: string
  state: string
  act: string
  label: string
  reason: string
  since: string
  due: { at: string; rule: string } | null
  urgency: Urgency
  holder: { role: string; label: string; unit: Named | null; people: string[] }
  askedBy: { name: string; unit: string | null } | null
}

const guests = { guest: { zh: '外单位', en: 'A guest' }, system: { zh: '系统', en: 'The system' } }

/** For whom, and when, rows are put into words. */
export type Seen = { staff: Staff; at: Date; language: Language; kindLabel: (row: StoredWait) => Words | null }

export const shown = (row: StoredWait, { staff, at, language, kindLabel }: Seen): QueueItem => {
  const unitOf = (id: string): Named | null => {
    const unit = staff.units.get(id)
    return unit ? { id: unit.id, name: unit.name } : null
  }
  const asking = staff.people.get(row.askedBy)
  const askingUnit = unitOf(row.askedUnit)?.name ?? null
  return {
    id: row.id,
    slug: row.slug,
    subject: row.subject,
    title: row.title,
    kind: row.kind,
    kindLabel: kindLabel(row)?.[language] ?? '',
    state: row.state,
    act: row.act,
    label: actLabel(row.slug, row.act)[language],
    reason: row.reason[language],
    since: row.since,
    due: row.dueAt ? { at: row.dueAt, rule: row.dueRule?.[language] ?? '' } : null,
    urgency: urgencyOf(row.dueAt, at),
    holder: {
      role: row.role,
      label: { ...roles, ...guests }[row.role][language],
      unit: unitOf(row.unit),
      people: holdersOf(staff, row).map(({ name }) => name),
    },
    askedBy: asking || askingUnit ? { name: asking?.name ?? '', unit: askingUnit } : null,
  }
}
