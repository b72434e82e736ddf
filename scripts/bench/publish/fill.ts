import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import { analyse } from '../../../cms/store/sqlite/statistics.ts'
import { progress } from '../../progress.ts'
import { multiply } from '../multiply.ts'
import { writeArchive } from './archive.ts'
import { environmentOf, startStation } from './station.ts'

/** So many go through the hands of the demo people and of the publisher; the rest are copies of them. */
const mostActed = 500

/** A home with `pages` statements in the database and on record, all of them live. Filled once. */
export const fill = async ({ home, pages }: { home: string; pages: number }): Promise<void> => {
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
    if (copies > 0) await recordCopies({ payload, contentDir: env.CONTENT_DIR ?? '', copies, pages })
    await analyse(payload)
  } finally {
    await payload.destroy()
  }
  writeFileSync(done, JSON.stringify({ pages }))
}

/** What the publisher would have left behind for the copies. What it keeps beside the record is filled in here as well. */
const recordCopies = async ({ pages, ...archive }: Parameters<typeof writeArchive>[0] & { pages: number }) => {
  const bar = progress({ what: 'Files of the record', total: pages })
  for await (const _release of writeArchive(archive)) bar.step()
  bar.stop()
}

const untilDelivered = async (env: NodeJS.ProcessEnv) => {
  const headers = { authorization: `Publisher ${env.PUBLISHER_SECRET}` }
  for (;;) {
    const outbox = await fetch(`${env.CMS_URL}/api/outbox`, { headers })
    const { releases } = (await outbox.json()) as { releases: unknown[] }
    if (releases.length === 0) return
    await sleep(1_000)
  }
}
