import { bodyToText } from '../../content/schema/body.ts'
import { sections } from '../../content/schema/kinds.ts'
import { numberText, type Place, pagePath } from '../format/address.ts'
import { minute } from '../format/time.ts'
import { type Version, versionsAt } from '../projection/queries.ts'
import type { SearchPage } from './page.ts'

/** A page as it is put into the index. `digest`: of its live texts; `sequence`: its place by age. */
export type IndexedPage = SearchPage & { digest: string; sequence: number }

/** What search knows about the page at a place: its live texts. Nothing when all are withdrawn. */
export const searchPage = (place: Place): IndexedPage | undefined => {
  const live = versionsAt(place).filter(({ document }) => document.live)
  const document = live[0]?.document
  if (!document) return undefined
  return {
    path: pagePath(place),
    title: document.title,
    section: sections[document.section].zh,
    number: numberText(place),
    date: minute(document.publishedAt),
    unit: document.unit,
    text: live.flatMap(linesOf).join('\n'),
    digest: live.map((version) => version.document.digest).join(' '),
    sequence: document.sequence,
  }
}

const linesOf = ({ document, current }: Version): string[] => {
  if (!('statement' in current.release)) return []
  const { statement, topics } = current.release
  const title = document.transcript ? [statement.title] : []
  return [
    ...title,
    statement.summary ?? '',
    ...words(statement.fields),
    current.tree ? bodyToText(current.tree) : '',
    topics.join(' '),
  ].filter(Boolean)
}

/** Every text of the fields except times, addresses and digests, which nobody looks for. */
const words = (value: unknown): string[] => {
  if (typeof value === 'string') return /^(https?:|\d{4}-\d\d-\d\dT|[0-9a-f]{64}$)/.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(words)
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([name, member]) => (name === 'notice' ? [] : words(member)))
  return []
}
