import { stringify } from 'yaml'
import type { TextRelease } from '../../../content/schema/release.ts'

/** 2026-11-23T10:00:00+08:00. */
const inShanghai = (iso: string) => `${new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

/** Where an entry lies in the content of Hugo. */
export const hugoPath = ({ section, year, number }: TextRelease) => `content/${section}/${year}-${number}.md`

/** An entry as Hugo reads it: everything that the record says of it, and the body as it is. */
export const hugoText = (release: TextRelease): string => {
  const { section, year, number, edition, digest, slips, topics, issuingUnit } = release
  const { title, summary, kind, fields, body = '' } = release.statement
  const date = inShanghai(release.releasedAt)
  const month = date.slice(0, 7)
  const front = {
    title,
    description: summary,
    date,
    url: `/${section}/${year}/${number}/`,
    topics,
    archive: [month],
    'topic-months': topics.map((topic) => `${topic}-${month}`),
    sort: kind,
    year,
    number,
    edition,
    digest,
    unit: issuingUnit.name,
    slips,
    fields,
  }
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}\n`
}
