import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { discardProjection, isBroken, openProjection } from '../projection/database.ts'
import { openSearchIndex } from '../search/search-index.ts'
import { openAlarms } from './alarms.ts'
import { sweepAtStart } from './boot.ts'
import { loadBundle } from './bundle.ts'
import { connectCms } from './cms.ts'
import { startControl } from './control.ts'
import { deliverer } from './deliver.ts'
import { inWords } from './fault-words.ts'
import { claimHome } from './home-lock.ts'
import { admitted, NotOurTurn, publisherLease } from './lease.ts'
import type { Live } from './live.ts'
import { ensureLog } from './log/found.ts'
import { openLog, type PublicLog } from './log/log.ts'
import { startLoop } from './loop.ts'
import { startNight } from './night.ts'
import { renderNightly } from './nightly.ts'
import { type Packer, startPacker } from './packer.ts'
import { type PatrolPace, startPatrol } from './patrol.ts'
import { previewer } from './preview.ts'
import { openSites } from './sites.ts'
import { bringUpToDate } from './start-up.ts'
import { toldFaults } from './told-faults.ts'
import { startTurns } from './turns.ts'

export type PublisherOptions = {
  home: string
  contentDir: string
  cmsUrl: string
  siteUrl: string
  /** Addresses by which the public gets the site, for checker and patrol; `siteUrl` when none are given. */
  checkUrls?: readonly string[]
  /** How old pages are looked at; not at all when it is not given. */
  patrol?: PatrolPace | undefined
  /** Milliseconds for which alarms of one sort are gathered after the first was sent. */
  gatherFor?: number
  secret: string
  port: number
  /** Milliseconds between two looks at the outbox when nothing wakes the publisher. */
  pollEvery?: number
  log?: (line: string) => void
  /** Sizes of the search index; smaller ones in tests. */
  search?: { hotLimit?: number; sealedLimit?: number; quietFor?: number; graceFor?: number }
  /** Served to the back office of a demo, on loopback. */
  demoFeeds?: string | undefined
  /** Time of day in Shanghai at which the whole site is drawn again and compared; undefined: only when asked. */
  nightlyAt?: string | undefined
  /** Called before each step; a test throws here to stop the publisher as a crash would. */
  onStep?: (step: string) => void
}
export type Publisher = {
  close: () => Promise<void>
  port: number
  ready: Promise<void>
  /** Resolves when this one can do nothing more and is to be closed, then started anew: another has taken over, or the projection is damaged. Says why. */
  lost: Promise<string>
}

/** Three times within the time for which the back office grants the lease. */
const renewEvery = 3_000

/** Starts the only writer of record and live pages. It holds nothing that is not on disk: it can be stopped at any moment. */
export const startPublisher = async (options: PublisherOptions): Promise<Publisher> => {
  if (!options.secret) throw new Error('PUBLISHER_SECRET is not set. Give publisher and CMS the same secret.')
  const {
    home,
    contentDir,
    siteUrl,
    checkUrls = [siteUrl],
    pollEvery = 3_000,
    log = (line) => console.log(`publisher: ${line}`),
    onStep = () => undefined,
  } = options
  const release = claimHome(home)
  const projection = join(home, 'publisher/projection.db')
  let isProjectionBroken = false
  let database: DatabaseSync | undefined
  let renewing: NodeJS.Timeout | undefined
  let packer: Packer | undefined
  try {
    const lease = publisherLease()
    const cms = connectCms({ ...options, lease })
    await admitted(cms.hold, log)
    let lose = (_reason: string) => {}
    const lost = new Promise<string>((resolve) => {
      lose = resolve
    })
    const alarms = await openAlarms({ ...options, home, cms, log })
    const { ofDisk, ofLog, watched } = toldFaults(alarms.raise)
    const whileOurs = async (work: () => Promise<void>) => {
      try {
        await ofDisk(work)
      } catch (error) {
        isProjectionBroken ||= isBroken(error)
        if (error instanceof NotOurTurn || isProjectionBroken) lose(inWords(error))
        throw error
      }
    }
    // A back office that does not answer is asked again; the work itself says so.
    renewing = setInterval(() => void whileOurs(cms.hold).catch(() => undefined), renewEvery)
    const step = (name: string) => {
      lease.refuseIfOver()
      onStep(name)
    }
    await mkdir(contentDir, { recursive: true })
    const bundle = await loadBundle()
    database = openProjection(projection)
    const sites = await openSites(home)
    packer = startPacker({ folder: sites.live, mayWrite: lease.refuseIfOver, log })
    const live: Live = { folder: sites.live, scene: { database, siteUrl }, bundle, packer }
    const place = { contentDir, home, siteUrl, database, log, onStep: step }
    let opened: PublicLog | undefined
    const publicLog = async () => {
      if (!opened && !(await ensureLog(place))) throw new Error(`${contentDir} belongs to no installation yet.`)
      opened ??= watched(await ofLog(() => openLog(place)))
      return opened
    }
    // Before anything is read from the record: what the log does not name is not shown.
    if (await ofLog(() => ensureLog(place))) await publicLog()
    await ofDisk(() => bringUpToDate({ live, home, contentDir, log, onStep: step }))
    await sweepAtStart({ home, packer })
    const search = await openSearchIndex({ scene: live.scene, live: live.folder, log, ...options.search })
    const alarm = alarms.raise
    const delivery = deliverer({
      live,
      home,
      search,
      contentDir,
      publicLog,
      cms,
      siteUrl,
      checkUrls,
      alarm,
      log,
      onStep: step,
    })
    const turn = startTurns()
    let isIdle = false
    const work = async () => {
      isIdle = false
      await turn(() => whileOurs(delivery.drain)).finally(async () => {
        isIdle = true
        // What cannot be told now waits on disk.
        await alarms.flush().catch(() => undefined)
      })
    }
    const loop = startLoop({ work, pollEvery, log })
    let patrol: Awaited<ReturnType<typeof startPatrol>> | undefined
    const night = startNight({
      at: options.nightlyAt,
      work: (signal) => renderNightly({ live, sites, contentDir, turn, signal, onStep: step }),
      alarm,
      log,
    })
    const control = await startControl({
      port: options.port,
      secret: options.secret,
      wake: loop.wake,
      status: async () => ({
        ...(await delivery.status()),
        checks: checkUrls,
        alarms: alarms.waiting(),
        patrol: patrol?.status(),
        night: night.status(),
      }),
      preview: previewer(live),
      renderNow: night.begin,
      demoFeeds: options.demoFeeds,
    })
    const around = { live, home, contentDir, checkUrls, alarm, isIdle: () => isIdle, step, log }
    if (options.patrol) patrol = await startPatrol({ ...options.patrol, ...around })
    const pages = database
    const packing = packer
    return {
      port: control.port,
      ready: loop.first,
      lost,
      close: async () => {
        clearInterval(renewing)
        await control.close()
        await patrol?.close()
        await night.close()
        await loop.close()
        await search.close()
        await packing.close()
        pages.close()
        if (isProjectionBroken) discardProjection(projection)
        release()
      },
    }
  } catch (error) {
    clearInterval(renewing)
    await packer?.close()
    database?.close()
    if (isBroken(error)) discardProjection(projection)
    release()
    throw error
  }
}
