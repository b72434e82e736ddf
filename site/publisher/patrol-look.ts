import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Words } from '../../content/schema/words.ts'
import { isMark } from '../format/address.ts'
import { inScene } from '../projection/current.ts'
import { movedTo } from '../projection/moved.ts'
import { prepare } from '../projection/query.ts'
import { besideFault } from './beside-fault.ts'
import { differs } from './differs.ts'
import { readIfThere } from './disk.ts'
import { faults } from './faults.ts'
import { fileOf, type Live, renderPath, withdrawnAt } from './live.ts'
import { editionIn } from './live-check.ts'
import type { Target } from './patrol-round.ts'
import { fetchPage, type Seen, Unread } from './public-view.ts'

/** What is wrong with one address: on this server, for the public, or that it could not be looked at. */
export type Found = {
  target: Target
  server?: Words
  publicly: { base: string; said: Words }[]
  unread: { base: string; said: Words }[]
}
type Look = { live: Live; target: Target; checkUrls: readonly string[]; stop: AbortSignal }

/** Compares what should be there with the file and with what the public gets. Undefined: it changed meanwhile, look again. */
export const look = async ({ live, target, checkUrls, stop }: Look): Promise<Found | undefined> => {
  const { path } = target
  const before = await expectedOf(live, target)
  const wanted = statusOf(live, path)
  // What cannot be read is not there for anybody else either.
  const file = await readIfThere(join(live.folder, fileOf(path))).catch(() => undefined)
  const moved = inScene(live.scene, () => movedTo(path))
  // What is beside a page is for the web server alone.
  const asked = isMark(path) ? [] : checkUrls
  const seen = await Promise.all(
    asked.map(async (base) => ({ base, seen: await fetched(base, publicPath(path), stop) })),
  )
  const after = await expectedOf(live, target)
  if (!before || !after || differs(path, before, after) || isDirty(live, path)) return undefined
  const server = file ? (differs(path, before, file) ?? (await besideFault(live, path, before))) : faults.missing(path)
  const found: Found = { target, ...(server ? { server } : {}), publicly: [], unread: [] }
  // While the server itself is wrong, what the public gets is no news; a later look judges it.
  for (const { base, seen: one } of seen) {
    if (one instanceof Unread) found.unread.push({ base, said: one.said })
    else if (one.status >= 500) found.unread.push({ base, said: faults.status(path, one.status, wanted) })
    else {
      const said = server ? undefined : publicFault({ path, moved, wanted, expected: before, seen: one })
      if (said) found.publicly.push({ base, said })
    }
  }
  return found
}

export const isClean = ({ server, publicly, unread }: Found) => !server && publicly.length + unread.length === 0

type Compared = { path: string; moved: string | undefined; wanted: number; expected: Uint8Array; seen: Seen }

const publicFault = ({ path, moved, wanted, expected, seen }: Compared): Words | undefined => {
  if (moved && seen.status === 301 && pathOf(seen.location) === moved) return undefined
  if (seen.status >= 300 && seen.status < 400) return faults.redirect(path, seen.location)
  if (seen.status !== wanted) return faults.status(path, seen.status, wanted)
  const [right, shown] = [editionIn(Buffer.from(expected).toString()), editionIn(seen.text)]
  if (right && shown && right > shown) return faults.stale(path, right, shown)
  return differs(path, expected, seen.bytes)
}

const pathOf = (location: string) =>
  URL.canParse(location, 'http://localhost') ? new URL(location, 'http://localhost').pathname : ''

/** The page for what is not there is had by asking for what is not there. */
const publicPath = (path: string) => (path === '/404/' ? '/no-such-page/' : path)

const fetched = (base: string, path: string, stop: AbortSignal): Promise<Seen | Unread> =>
  fetchPage(base, path, stop).catch((error: unknown) => {
    if (error instanceof Unread) return error
    throw error
  })

const expectedOf = (live: Live, { path, from }: Target): Promise<Uint8Array | undefined> =>
  from ? readFile(from).catch(() => undefined) : renderPath(live, path)

const isDirty = ({ scene: { database } }: Live, path: string) =>
  prepare(database, 'select 1 from dirty where path = ?').get(path) !== undefined

/** 410 where every text of the page was withdrawn. */
const statusOf = (live: Live, path: string): number => {
  if (path === '/404/') return 404
  return withdrawnAt(live, path) ? 410 : 200
}
