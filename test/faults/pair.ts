import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Release } from '../../content/schema/release.ts'
import { startWeb } from '../../site/publisher/web.ts'
import type { Cms, Json } from '../harness/cms.ts'
import { freePort } from '../harness/product.ts'
import { openSigning, type Ready, signed, unsigned } from '../harness/signing.ts'
import { until } from '../publisher/station.ts'
import { type CmsProcess, startCmsProcess } from './cms-process.ts'
import { pointsOf, type Running, startPublisherProcess, traceOf } from './publisher-process.ts'
import { placeFaults } from './wholeness.ts'

const patience = 60_000

/** A real back office and a real publisher on one home, each a process of its own, that live and die together. */
export const openPair = async (cms: Cms, { token, secret }: { token: string; secret: string }) => {
  const signing = openSigning(cms)
  const { home } = cms
  const web = await startWeb({ home, port: 0 })
  const siteUrl = `http://127.0.0.1:${web.port}`
  const place = { home, contentDir: join(home, 'record'), live: join(home, 'live'), siteUrl }
  // Each knows where the other listens, before and after.
  const [officePort, publisherPort] = await Promise.all([freePort(), freePort()])
  const env = { PUBLISHER_URL: `http://127.0.0.1:${publisherPort}`, SITE_URL: siteUrl }
  const url = `http://127.0.0.1:${officePort}`
  let office: CmsProcess
  let publisher: Running
  /** Both at once, as when the machine comes back. */
  const start = () => {
    office = startCmsProcess(cms, { port: officePort, env })
    publisher = startPublisherProcess({ ...place, cms: { url } }, { given: secret, port: publisherPort })
  }
  const isUp = async () => {
    await Promise.all([office.url, publisher.port])
    // One that started first found no back office to ask.
    const headers = { authorization: `Publisher ${secret}`, connection: 'close' }
    await fetch(`${env.PUBLISHER_URL}/wake`, { method: 'POST', headers })
  }
  const kill = async () => {
    office.child.kill('SIGKILL')
    publisher.child.kill('SIGKILL')
    await Promise.all([office.ended, publisher.ended])
  }
  start()
  onTestFinished(async () => {
    await kill()
    await web.close()
    await rm(traceOf(home), { force: true })
  })

  const sign = ({ id, digest }: Ready) => office.post(`statements/${id}/acts/sign`, {}, { token, match: digest })

  const deliveries = async (): Promise<Json[]> => await signing.ledger.find('deliveries', {})
  const allLive = () =>
    until(
      async () => (await deliveries()).every(({ state }) => state === 'live'),
      () => publisher.printed(),
      patience,
    )

  /** Of a signature before the kill: what it left, and that it can be given once and only once. */
  const signatureFaults = async (one: Ready, status: number | undefined) => {
    const left = JSON.stringify(await signing.tracesOf(one.id))
    const isKept = left === JSON.stringify(signed)
    if (!isKept && left !== JSON.stringify(unsigned)) return [`neither signed nor unsigned: ${left}`]
    if (status === 200 && !isKept) return ['acknowledged and lost']
    const again = await sign(one)
    if (again?.status !== (isKept ? 409 : 200)) return [`signed again: ${again?.status} after ${left}`]
    const now = JSON.stringify(await signing.tracesOf(one.id))
    return now === JSON.stringify(signed) ? [] : [`signed again, it left ${now}`]
  }

  return {
    ...signing,
    start,
    isUp,
    kill,
    sign,
    office: () => office,
    publisher: () => publisher,
    points: () => ({ office: office.points(), publisher: pointsOf(traceOf(home)) }),
    allLive,
    /** When both are back: what became of these signatures, then store, record, pages and log. */
    faults: async (given: { one: Ready; status: number | undefined }[]): Promise<string[]> => {
      await isUp()
      const wrong: string[] = []
      for (const { one, status } of given) wrong.push(...(await signatureFaults(one, status)))
      await allLive()
      wrong.push(...(await signing.faults()))
      const rows = (await signing.ledger.find('releases', {})) as (Release & { release: string })[]
      const releases = rows.map(
        ({ id, sequence, release }): Release => ({ ...JSON.parse(release), schema, id, sequence }),
      )
      if (new Set((await deliveries()).map(({ release }) => release)).size !== rows.length)
        wrong.push('not one delivery a release')
      if (wrong.length > 0) return wrong
      let found: string[] = []
      await until(
        async () => {
          found = await placeFaults({ ...place, files: new Map() }, releases)
          return found.length === 0
        },
        () => '',
        10_000,
      ).catch(() => undefined)
      return found
    },
  }
}
export type Pair = Awaited<ReturnType<typeof openPair>>

const schema = 'huiying/release/1'
