import type { Root } from 'mdast'
import { type Section, sections } from '../../content/schema/kinds.ts'
import type { RecordEntry } from '../../content/schema/record.ts'
import type { Bureau } from '../../content/schema/release.ts'
import type { Place } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { type Document, documents } from './document.ts'
import { all, one } from './query.ts'

export type Edition = { release: RecordEntry; expunged: boolean; tree?: Root }
/** A document with everything its own page shows. Editions are oldest first; the last one is the present state. */
export type Version = { document: Document; editions: Edition[]; current: Edition }

export const sectionNames = Object.keys(sections) as Section[]

const unnamed: Bureau = { name: '回应', shortName: '回应', demo: true }
// Every part of a page asks, and it is the same for years.
let read = { record: '', bureau: unnamed }

/** The bureau's public details; before its settings arrive, a neutral name. */
export const bureau = (): Bureau => {
  const record = one<{ record: string }>('select record from bureau')?.record
  if (record === undefined) return unnamed
  if (record !== read.record) read = { record, bureau: JSON.parse(record) as Bureau }
  return read.bureau
}

export const latest = ({ section, limit }: { section?: Section; limit: number }): Document[] =>
  section
    ? documents('where live = 1 and section = ? order by sequence desc limit ?', section, limit)
    : documents('where live = 1 order by sequence desc limit ?', limit)

/** Statements of which a later edition replaced an earlier one, newest change first. */
export const changed = (): Document[] =>
  documents(
    'indexed by document_changed where live = 1 and edition > 1 order by updated_at desc, sequence desc limit ?',
    limits.corrections,
  )

/** Press conferences announced and not yet on record, the latest first: among the last few, so that a long archive is not read. */
export const announced = (): Document[] =>
  documents(
    `where id in (select id from document indexed by document_by_start where live = 1 and kind = 'press-notice'
       order by json_extract(fields, '$.startsAt') desc, sequence desc limit ?)
     and not exists (select 1 from document as t where t.live = 1 and t.transcript = 1
       and t.section = document.section and t.year = document.year and t.number = document.number)
     order by json_extract(fields, '$.startsAt') desc, sequence desc limit 2`,
    limits.notices,
  )

/** What stands at one address: a statement, or a notice and its transcript. */
export const versionsAt = ({ section, year, number }: Place): Version[] =>
  documents('where section = ? and year = ? and number = ? order by transcript', section, year, number).map(
    (document) => {
      const editions = all<{ record: string; expunged: number; tree: string | null }>(
        'select record, expunged, tree from edition where section = ? and year = ? and number = ? and transcript = ? order by sequence',
        section,
        year,
        number,
        Number(document.transcript),
      ).map((row) => ({
        release: JSON.parse(row.record) as RecordEntry,
        expunged: row.expunged === 1,
        ...(row.tree ? { tree: JSON.parse(row.tree) as Root } : {}),
      }))
      return { document, editions, current: editions.at(-1)! }
    },
  )

/** Older statements on the first topic. Only older ones, so that a new statement changes no page of the past. */
export const related = (document: Document): Document[] =>
  document.topics[0] === undefined
    ? []
    : documents(
        `join document_topic as t on t.document = document.id where t.topic = ? and t.sequence < ? and live = 1
         order by t.sequence desc limit ?`,
        document.topics[0],
        document.sequence,
        limits.related,
      )

export const places = (): Place[] =>
  all<Place>('select distinct section, year, number from document order by section, year, number')

/** Pages of which a later edition replaced an earlier one, withdrawn ones included. */
export const changedPlaces = (): Place[] =>
  all<Place>('select distinct section, year, number from document where edition > 1 order by 1, 2, 3')

/** Whether everything that stood on this page was withdrawn. */
export const isWithdrawn = (path: string): boolean => {
  const [, section, year, number] = /^\/([a-z]+)\/(\d{4})\/(\d+)\/$/.exec(path) ?? []
  if (!section) return false
  // Not max(live): for that SQLite walks through the whole section in the order of live.
  const there = all<{ live: number }>(
    'select live from document where section = ? and year = ? and number = ?',
    section,
    Number(year),
    Number(number),
  )
  return there.length > 0 && there.every(({ live }) => live === 0)
}

/** Pages whose every text was withdrawn. */
export const withdrawnPlaces = (): Place[] =>
  all<Place>(
    'select section, year, number from document group by section, year, number having max(live) = 0 order by 1, 2, 3',
  )
