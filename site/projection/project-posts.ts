import type { DatabaseSync } from 'node:sqlite'
import type { MicroblogRelease } from '../../content/schema/microblog-post.ts'
import { presentPlace } from '../format/section-address.ts'
import { month } from '../format/time.ts'
import { inTransaction } from './database.ts'
import { prepare } from './query.ts'

/** One file of the record that holds an edition of a post, read and checked. */
export type RecordedPost = { path: string; size: number; modified: number; release: MicroblogRelease }

/** Takes one edition into the projection. Doing it twice changes nothing. */
export const projectPost = (database: DatabaseSync, { path, size, modified, release }: RecordedPost) => {
  const { subject, edition, sequence } = release
  prepare(database, 'insert or replace into post_edition values (?, ?, ?, ?, ?, ?, ?)').run(
    path,
    size,
    modified,
    subject,
    edition,
    sequence,
    JSON.stringify(release),
  )
}

/** Takes every post of a record in. */
export const projectPosts = ({
  database,
  recorded,
  removed = [],
}: {
  database: DatabaseSync
  recorded: Iterable<RecordedPost>
  removed?: string[]
}) =>
  inTransaction(database, () => {
    for (const path of removed) prepare(database, 'delete from post_edition where path = ?').run(path)
    for (const one of recorded) projectPost(database, one)
    const subjects = prepare(database, 'select subject from post union select subject from post_edition').all()
    for (const { subject } of subjects as { subject: string }[]) refreshPost(database, subject)
  })

/** Draws the present state of a post again from its editions. A withdrawn one keeps its place and loses its text. */
export const refreshPost = (database: DatabaseSync, subject: string) => {
  const last = prepare(
    database,
    'select record from post_edition where subject = ? order by sequence desc limit 1',
  ).get(subject) as { record: string } | undefined
  prepare(database, 'delete from post where subject = ?').run(subject)
  if (!last) return
  const release = JSON.parse(last.record) as MicroblogRelease
  const { edition, sequence, digest, account, publishedAt } = release
  const post = release.act === 'withdraw' ? { text: '', links: [] } : release.post
  const statement =
    release.act === 'withdraw' || !release.post.statement ? undefined : presentPlace(release.post.statement)
  prepare(database, 'insert into post values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    subject,
    edition,
    sequence,
    digest,
    Number(release.act !== 'withdraw'),
    account.id,
    account.name,
    account.platform,
    account.profileUrl ?? null,
    month(publishedAt),
    publishedAt,
    JSON.stringify(post),
    statement?.section ?? null,
    statement?.year ?? null,
    statement?.number ?? null,
  )
}
