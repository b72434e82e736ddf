import type { MicroblogRelease } from '../../content/schema/microblog-post.ts'
import type { BureauRelease, Release, StatementRelease } from '../../content/schema/release.ts'
import type { TopicRelease } from '../../content/schema/topic-rename.ts'
import { isBroken } from '../projection/database.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { Raise } from './alarms.ts'
import { startBackoff } from './backoff.ts'
import type { Cms } from './cms.ts'
import { deliverBureau } from './deliver-bureau.ts'
import { deliverPosts } from './deliver-posts.ts'
import { deliverStatements } from './deliver-statements.ts'
import { deliverTopic } from './deliver-topics.ts'
import { diskFault } from './disk-fault.ts'
import { claimRecord, ForeignRecord, recordedInstallation } from './installation.ts'
import type { Live } from './live.ts'
import type { PublicLog } from './log/log.ts'
import type { Outcome } from './outcome.ts'
import { failed } from './outcome.ts'
import { tidy } from './start-up.ts'
import { Stopped } from './stopped.ts'

export type Delivering = {
  live: Live
  home: string
  contentDir: string
  /** Founded when the first release comes, since it is named after the installation. */
  publicLog: () => Promise<PublicLog>
  siteUrl: string
  /** Addresses by which the public gets the site; a release is live when all of them agree. */
  checkUrls: readonly string[]
  cms: Cms
  alarm: Raise
  search: Pick<SearchIndex, 'update'>
  log: (line: string) => void
  onStep: (step: string) => void
}

const largestBatch = 100

/** Drains the outbox in order. A release that fails is tried again later; those behind it go on, except on the same subject. */
export const deliverer = (delivering: Delivering) => {
  const { alarm, cms, contentDir, home, live, log, onStep } = delivering
  const backoff = startBackoff()
  let refused: string | undefined
  let pending = 0
  /** A disk that takes nothing does not let go of what was begun either. */
  let isUntidy = false
  let lastLook: string | undefined

  const settle = async ({ release, error, reason, url, cause, checkedAt }: Outcome) => {
    const seen = checkedAt ? { checkedAt } : {}
    if (error === undefined) {
      backoff.succeeded(release.id)
      if (isUntidy) await tidy({ home, contentDir, live: live.folder })
      isUntidy = false
      return cms.report(release.id, { state: 'live', ...(url ? { url } : {}), ...seen })
    }
    const again = backoff.failed(release.id, error)
    log(`release ${release.id} failed: ${error}`)
    const disk = diskFault(cause)
    if (disk) await alarm({ kind: 'disk', ...disk })
    isUntidy ||= disk !== undefined
    const said = reason ? { reason } : {}
    await cms.report(release.id, { state: 'failed', error: error.slice(0, 2_000), ...said, ...again, ...seen })
  }

  /** One by one when a batch fails, so that one bad release does not take the others along. */
  const oneByOne = async <R extends Release>(batch: R[], work: (batch: R[]) => Promise<void>): Promise<void> => {
    try {
      await work(batch)
    } catch (error) {
      if (error instanceof Stopped || isBroken(error)) throw error
      if (batch.length > 1) for (const release of batch) await oneByOne([release], work)
      else if (batch[0]) await settle(failed(batch[0], error))
    }
  }
  const statements = (batch: StatementRelease[]) => deliverStatements({ ...delivering, batch, settle })
  const bureau = async (batch: BureauRelease[]) => {
    for (const release of batch) await settle(await deliverBureau({ ...delivering, release }))
  }
  const posts = (batch: MicroblogRelease[]) => deliverPosts({ ...delivering, batch, settle })

  const topics = async (batch: TopicRelease[]) => {
    for (const release of batch) await settle(await deliverTopic({ ...delivering, release }))
  }

  const drain = async () => {
    for (;;) {
      const outbox = await cms.outbox()
      lastLook = new Date().toISOString()
      pending = outbox.releases.length + outbox.refused.length
      backoff.keepOnly(new Set([...outbox.releases, ...outbox.refused].map(({ id }) => id)))
      if (pending === 0) return
      try {
        await claimRecord({ contentDir, installation: outbox.installation })
        refused = undefined
      } catch (error) {
        if (error instanceof ForeignRecord) refused = error.message
        if (diskFault(error))
          for (const release of ready(outbox.releases, backoff.isWaiting)) await settle(failed(release, error))
        throw error
      }
      for (const { id, error } of outbox.refused) if (id && !backoff.isWaiting(id)) await refuse(id, error)
      const due = ready(outbox.releases, backoff.isWaiting)
      if (due.length === 0) return
      onStep('asked')
      // Packing can wait; whoever publishes cannot.
      const packOn = live.packer?.hold()
      try {
        for (const group of grouped(due)) {
          if (group.kind === 'bureau') await oneByOne([group.release], bureau)
          else if (group.kind === 'topic') await oneByOne([group.release], topics)
          else if (group.kind === 'posts') await oneByOne(group.batch, posts)
          else await oneByOne(group.batch, statements)
        }
      } finally {
        packOn?.()
      }
      pending = due.length - due.filter(({ id }) => !backoff.isWaiting(id)).length
    }
  }

  const refuse = async (id: string, error: string) => {
    const again = backoff.failed(id, error)
    log(`release ${id} failed: ${error}`)
    await cms.report(id, { state: 'failed', error, ...again })
  }

  const status = async () => ({
    record: contentDir,
    installation: await recordedInstallation(contentDir),
    refused,
    lastLook,
    pending,
    failing: backoff.list(),
    bundle: live.bundle.hash,
  })

  return { drain, status }
}

/** Releases whose turn it is; a subject with an earlier release still failing waits. */
const ready = (releases: Release[], isWaiting: (id: string) => boolean): Release[] => {
  const blocked = new Set<string>()
  return releases.filter((release) => {
    const subject = 'subject' in release ? release.subject : release.recordKind
    if (isWaiting(release.id)) blocked.add(subject)
    return !blocked.has(subject)
  })
}

type Group =
  | { kind: 'bureau'; release: BureauRelease }
  | { kind: 'topic'; release: TopicRelease }
  | { kind: 'posts'; batch: MicroblogRelease[] }
  | { kind: 'statements'; order: 'texts' | 'withdrawals' | 'alone'; batch: StatementRelease[] }

/**
 * Neighbours go together, withdrawals apart from the rest because their pages are written in the opposite order. What takes
 * texts out of the record stands alone: which files leave with them is known once those before it are in the log.
 */
const grouped = (releases: Release[]): Group[] => {
  const groups: Group[] = []
  for (const release of releases) {
    const last = groups.at(-1)
    if (release.recordKind === 'bureau') groups.push({ kind: 'bureau', release })
    else if (release.recordKind === 'topic') groups.push({ kind: 'topic', release })
    else if (release.recordKind === 'microblog-post') {
      if (last?.kind === 'posts' && last.batch.length < largestBatch) last.batch.push(release)
      else groups.push({ kind: 'posts', batch: [release] })
    } else {
      const order = release.expunge?.length ? 'alone' : release.act === 'withdraw' ? 'withdrawals' : 'texts'
      const isOneMore = last?.kind === 'statements' && last.order === order && order !== 'alone'
      if (isOneMore && last.batch.length < largestBatch) last.batch.push(release)
      else groups.push({ kind: 'statements', order, batch: [release] })
    }
  }
  return groups
}
