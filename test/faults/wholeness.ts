import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkLog } from '../../content/log/check-log.ts'
import { isFault } from '../../content/log/finding.ts'
import type { LogEntry } from '../../content/schema/log-entry.ts'
import type { Release } from '../../content/schema/release.ts'
import { publicKeyFile } from '../../site/publisher/log/keys.ts'
import { verifySite } from '../../site/publisher/verify-site.ts'
import type { Station } from '../publisher/station.ts'
import { recordOf } from './world.ts'

/** Record, live pages and log of one home. `files`: the bytes of attachments by `sha256/name`. */
export type Place = Pick<Station, 'home' | 'contentDir' | 'live' | 'siteUrl'> & {
  files: ReadonlyMap<string, Uint8Array>
}

/** What is wrong with a station after its faults, as short lines; none when every release is live once and nothing else is. */
export const faultsOf = async (station: Station, releases: readonly Release[]): Promise<string[]> => {
  const undelivered = deliveryFaults(station, releases)
  return undelivered.length > 0 ? undelivered : placeFaults({ ...station, files: station.cms.files }, releases)
}

/** The same without what the back office was told. */
export const placeFaults = async (place: Place, releases: readonly Release[]): Promise<string[]> => {
  const quick = [
    ...(await recordFaults(place, releases)),
    ...(await searchFaults(place, releases)),
    ...(await leftovers(place.home)),
    ...(await emptyFolders(place.live)),
  ]
  return quick.length > 0 ? quick : await proofFaults(place, releases)
}

const deliveryFaults = ({ cms }: Station, releases: readonly Release[]) =>
  releases.flatMap(({ id }) => {
    const states = cms.reports.filter((report) => report.id === id).map(({ state }) => state)
    const times = states.filter((state) => state === 'live').length
    return times === 1 && states.at(-1) === 'live' ? [] : [`${id}: live ${times} times (${states.join(' ')})`]
  })

/** Written by the publisher itself, besides what was released. */
const itsOwn = (path: string) => path === 'installation.json' || path.startsWith('log/')

const recordFaults = async ({ contentDir, files }: Place, releases: readonly Release[]) => {
  const wanted = recordOf(releases, files)
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true })
  const found = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(contentDir.length + 1))
    .filter((path) => !itsOwn(path))
  const faults = found.filter((path) => !wanted.has(path)).map((path) => `on record and not released: ${path}`)
  for (const [path, text] of wanted) {
    const there = await readFile(join(contentDir, path), 'utf8').catch(() => undefined)
    if (there === undefined) faults.push(`lost from the record: ${path}`)
    else if (there !== text) faults.push(`another text on record: ${path}`)
  }
  return faults
}

/** The hot file holds the present text of every live statement, and no other. */
const searchFaults = async ({ live }: Place, releases: readonly Release[]) => {
  const read = async (path: string) => JSON.parse(await readFile(join(live, path), 'utf8'))
  const { hot } = (await read('search/index/manifest.json')) as { hot: string }
  const { pages } = (await read(hot)) as { pages: { path: string; title: string }[] }
  const last = new Map(
    releases.flatMap((one) =>
      one.recordKind === 'statement' ? [[`/${one.section}/${one.year}/${one.number}/`, one] as const] : [],
    ),
  )
  const wanted = [...last].filter(([, { act }]) => act !== 'withdraw').map(([path, { title }]) => `${path} ${title}`)
  const found = pages.map(({ path, title }) => `${path} ${title}`)
  return [
    ...wanted.filter((one) => !found.includes(one)).map((one) => `not found by search: ${one}`),
    ...found.filter((one) => !wanted.includes(one)).map((one) => `still found by search: ${one}`),
  ]
}

/** Temporary files of processes that are no more. */
const leftovers = async (home: string) => {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  return entries
    .filter(({ name }) => name.endsWith('.tmp'))
    .map(({ name, parentPath }) => `left behind: ${join(parentPath, name).slice(home.length + 1)}`)
}

const emptyFolders = async (top: string) => {
  const entries = await readdir(top, { recursive: true, withFileTypes: true })
  const filled = new Set(entries.map(({ parentPath }) => parentPath))
  return entries
    .filter((entry) => entry.isDirectory() && !filled.has(join(entry.parentPath, entry.name)))
    .map((entry) => `empty folder: ${join(entry.parentPath, entry.name)}`)
}

/** As npm run verify: the log by its own key, the record against the log, every page against what the record gives. */
const proofFaults = async ({ home, contentDir, live, siteUrl }: Place, releases: readonly Release[]) => {
  const key = (await readFile(publicKeyFile(home), 'utf8')).split('\n')[0] ?? ''
  const { findings, size } = await verifySite({ contentDir, live, siteUrl, key })
  const faults = findings.filter(isFault).map(({ path, what, why }) => `verify: ${path} ${what}: ${why}`)
  return [
    ...faults,
    ...(size > 0 ? [] : ['verify: the log is empty']),
    ...logFaults(checkLog({ contentDir, key }).entries, releases),
  ]
}

/** One entry a release, in their order. */
const logFaults = (entries: readonly LogEntry[], releases: readonly Release[]) => {
  const logged = entries.flatMap((entry) => ('sequence' in entry ? [entry.sequence] : []))
  const wanted = new Set(releases.map(({ sequence }) => sequence))
  return [
    ...[...wanted].filter((one) => !logged.includes(one)).map((one) => `not in the log: ${one}`),
    ...logged.filter((one, index) => logged.indexOf(one) !== index).map((one) => `twice in the log: ${one}`),
    ...logged.filter((one) => !wanted.has(one)).map((one) => `in the log and not released: ${one}`),
  ]
}
