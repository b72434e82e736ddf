import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Release } from '../../content/schema/release.ts'
import { type PublisherOptions, startPublisher } from '../../site/publisher/publisher.ts'
import { startWeb } from '../../site/publisher/web.ts'
import { type FakeCms, secret, startFakeCms } from './fake-cms.ts'

export type Station = Awaited<ReturnType<typeof startStation>>

/** Publisher, web server and the outbox of a back office in a folder of their own. */
export const startStation = async ({ installation = 'test-installation' } = {}) => {
  const home = await mkdtemp(join(tmpdir(), 'huiying-'))
  const cms = await startFakeCms({ installation })
  const web = await startWeb({ home, port: 0 })
  const siteUrl = `http://127.0.0.1:${web.port}`
  const contentDir = join(home, 'record')
  const log: string[] = []
  const start = (more: Partial<PublisherOptions> = {}) =>
    startPublisher({
      home,
      contentDir,
      cmsUrl: cms.url,
      siteUrl,
      secret,
      port: 0,
      pollEvery: 50,
      log: (line) => log.push(line),
      ...more,
    })
  const close = async () => {
    await cms.close()
    await web.close()
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  }
  return { home, contentDir, live: join(home, 'live'), cms, siteUrl, log, start, close }
}

/** Puts releases in the outbox, wakes the publisher and waits until every one has the state; throws what it saw otherwise. */
export const deliver = async (
  { cms }: { cms: FakeCms },
  releases: Release[],
  { port, state = 'live' }: { port: number; state?: string },
): Promise<number> => {
  const start = performance.now()
  cms.releases.push(...releases)
  await wake(port)
  await until(
    () => releases.every(({ id }) => cms.reports.some((report) => report.id === id && report.state === state)),
    () => JSON.stringify(cms.reports.filter((report) => releases.some(({ id }) => id === report.id)).slice(-3)),
  )
  return performance.now() - start
}

export const wake = (port: number) =>
  fetch(`http://127.0.0.1:${port}/wake`, { method: 'POST', headers: { authorization: `Publisher ${secret}` } })

export const until = async (
  condition: () => boolean | Promise<boolean>,
  explain: () => string = () => '',
  limit = 15_000,
) => {
  const end = Date.now() + limit
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Nothing came within ${limit} ms. ${explain()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
