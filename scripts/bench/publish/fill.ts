import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import { analyse } from '../../../cms/store/sqlite/statistics.ts'
import type { ReleaseEntry } from '../../../content/schema/log-entry.ts'
import type { StatementRelease } from '../../../content/schema/release.ts'
import { namesOf } from '../../../site/publisher/files.ts'
import { entryOf } from '../../../site/publisher/log/entry.ts'
import { withLog } from '../../../site/publisher/log/with-log.ts'
import { progress } from '../../progress.ts'
import { multiply } from '../multiply.ts'
import { writeArchive } from './archive.ts'
import { environmentOf, startStation } from './station.ts'

/** So many go through the hands of the demo people and of the publisher; the rest are copies of them. */
const mostActed = 500

type Home = { home: string; pages: number }

/** A home with `pages` statements in the database and on record, all of them live. Filled once. */
export const fill = async ({ home, pages }: Home): Promise<void> => {
  const done = path.join(home, 'bench-filled.json')
  if (existsSync(done) && JSON.parse(readFileSync(done, 'utf8')).pages === pages) return
  const env = await environmentOf(home)
  execFileSync(process.execPath, ['scripts/run.mjs', 'seed', '--scale', String(Math.min(pages, mostActed))], {
    env,
    stdio: ['ignore', 2, 2],
  })
  const station = await startStation(home)
  await untilDelivered(env)
  await station.stop()
  Object.assign(process.env, env)
  const config: SanitizedConfig = await (await import('../../../payload.config.ts')).default
  const payload: Payload = await getPayload({ config })
  try {
    const { copies } = await multiply(payload, pages)
    if (copies > 0) await recordCopies({ payload, contentDir: env.CONTENT_DIR ?? '', copies, home, pages })
    await analyse(payload)
  } finally {
    await payload.destroy()
  }
  writeFileSync(done, JSON.stringify({ pages }))
}

/** Entries of the log that are added together: one signed head for so many. */
const entriesEach = 10_000

/** What the publisher would have left behind for the copies: files of the record and the entries of the log that name them. */
const recordCopies = ({ home, pages, ...archive }: Parameters<typeof writeArchive>[0] & Home) => {
  const { contentDir } = archive
  const bar = progress({ what: 'Files of the record', total: pages })
  return withLog({ home, contentDir }, async (log) => {
    const waiting: ReleaseEntry[] = []
    for await (const { path: file, release } of writeArchive(archive)) {
      waiting.push(entryOf({ contentDir, release, paths: [file, ...attachedTo(release)] }))
      if (waiting.length >= entriesEach) await log.add(waiting.splice(0))
      bar.step()
    }
    await log.add(waiting)
  }).finally(bar.stop)
}

const attachedTo = (release: StatementRelease): string[] =>
  'files' in release ? release.files.flatMap((file) => namesOf(file).map((name) => `files/${file.sha256}/${name}`)) : []

const untilDelivered = async (env: NodeJS.ProcessEnv) => {
  const headers = { authorization: `Publisher ${env.PUBLISHER_SECRET}` }
  for (;;) {
    const outbox = await fetch(`${env.CMS_URL}/api/outbox`, { headers })
    const { releases } = (await outbox.json()) as { releases: unknown[] }
    if (releases.length === 0) return
    await sleep(1_000)
  }
}
