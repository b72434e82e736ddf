import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from '../format/address.ts'
import { pagePath } from '../format/address.ts'
import type { Scene } from '../projection/current.ts'
import { inTransaction } from '../projection/database.ts'
import { writeWhole } from '../publisher/disk.ts'
import type { Manifest } from './engine.ts'
import { expungeFragments } from './expunge-fragments.ts'
import { foldPairs } from './fold-table.ts'
import { hotTexts } from './hot-texts.ts'
import {
  bundleNames,
  bundlePaths,
  changedPlaces,
  countHot,
  forgetEmptied,
  forgetIndex,
  hiddenPaths,
  hotPages,
  isBundle,
  moveInto,
  notePage,
  presentAt,
  sealedBundles,
  staleBundles,
} from './index-state.ts'
import { closeSealing } from './seal.ts'
import { sealer } from './seal-apart.ts'

export type SearchIndex = {
  /**
   * Shows the present text of these pages to searches. Quick: the newest pages are a text file. `expunged`: pages of which an
   * older text must be in no file any more, so that no bundle that holds it waits for anything.
   */
  update: (places: Place[], expunged?: Place[]) => Promise<void>
  /** Resolves when nothing is left to be sealed. */
  settled: () => Promise<void>
  close: () => Promise<void>
}
type Options = {
  scene: Scene
  live: string
  hotLimit?: number
  sealedLimit?: number
  quietFor?: number
  /** Milliseconds for which a bundle that was replaced stays for searches that have begun on it. */
  graceFor?: number
  log?: (line: string) => void
}

/** Keeps the search index of a live folder. Pages leave the hot file for sealed bundles in the background. */
export const openSearchIndex = async ({
  scene,
  live,
  hotLimit = 100,
  sealedLimit = 2_500,
  quietFor = 20_000,
  graceFor = 30_000,
  log = () => undefined,
}: Options): Promise<SearchIndex> => {
  const { database } = scene
  const folder = join(live, 'search/index')
  let isClosed = false
  let isCutShort = false
  let sealing: Promise<void> | undefined
  let quiet: NodeJS.Timeout | undefined
  let making = ''
  const apart = sealer()
  const textsOf = hotTexts(scene)
  const leaving = new Set<string>()
  /** Pages with an expunged text, and the bundles that hold one: these go without waiting for searches. */
  const gone = new Set<string>()
  const tainted = new Set<string>()
  if (bundleNames(database).some((bundle) => !existsSync(join(folder, bundle, 'pagefind.js')))) forgetIndex(database)

  const drawManifest = async () => {
    // Read in one go: what follows waits for the disk, and the state may move on.
    const pages = textsOf(hotPages(database, hotLimit * 2))
    const sealed = bundleNames(database).map((bundle) => `/search/index/${bundle}/`)
    const hidden = hiddenPaths(database)
    const hot = await writeNamed({ folder, name: 'hot', text: JSON.stringify({ pages }) })
    const fold = await writeNamed({ folder, name: 'fold', text: JSON.stringify({ pairs: foldPairs() }) })
    const manifest: Manifest = { fold: `/search/index/${fold}`, hot: `/search/index/${hot}`, sealed, hidden }
    await writeWhole({ path: join(folder, 'manifest.json'), data: JSON.stringify(manifest) })
    await discard(new Set([fold, hot, 'manifest.json']))
  }

  const isSealedInUse = (name: string) => name === making || isBundle(database, name)

  /**
   * What the manifest names no more. A hot file goes at once, because it may hold a text that was withdrawn, and a reader who asked
   * just before asks again; a sealed bundle stays for searches that have begun on it, whose withdrawn pages are hidden.
   */
  const discard = async (kept: Set<string>) => {
    for (const name of await readdir(folder)) {
      const remove = () => rm(join(folder, name), { recursive: true, force: true })
      if (kept.has(name) || name.startsWith('.')) continue
      if (!name.startsWith('sealed-') || (tainted.has(name) && !isSealedInUse(name))) await remove()
      else if (!leaving.has(name) && !isSealedInUse(name)) {
        leaving.add(name)
        setTimeout(() => {
          leaving.delete(name)
          if (!isClosed && !isSealedInUse(name)) void remove()
        }, graceFor).unref()
      }
    }
  }

  // One at a time: two at once would each throw away what the other names.
  let drawing = Promise.resolve()
  const writeManifest = () => {
    drawing = drawing.catch(() => undefined).then(drawManifest)
    return drawing
  }

  const sealOnce = async (): Promise<boolean> => {
    const hot = hotPages(database).map(({ path }) => path)
    const bundles = sealedBundles(database)
    const stale = bundles.find((one) => one.stale > 0)
    const open = bundles.find(({ n }) => n < sealedLimit)
    const instead =
      bundles.find((one) => one.stale > 0 && tainted.has(one.bundle)) ?? (hot.length > hotLimit ? open : stale)
    if (!instead && hot.length <= hotLimit) return false
    const old = instead ? bundlePaths(database, instead.bundle) : []
    // Oldest first, and the newest stay hot: they are the ones that change.
    const added =
      hot.length > hotLimit
        ? hot
            .slice(Math.floor(hotLimit / 2))
            .reverse()
            .slice(0, sealedLimit - old.length)
        : []
    // A name of its own each time: what is being made is never what somebody still reads.
    making = `sealed-${randomBytes(6).toString('hex')}`
    const pages = await apart.seal({ scene, folder: join(folder, making), paths: [...old, ...added] })
    if (isClosed) return false
    inTransaction(database, () => moveInto(database, { bundle: making, instead: instead?.bundle, pages }))
    making = ''
    await expungeTexts()
    await writeManifest()
    return true
  }

  /** A bundle in the making may hold what must be nowhere: it is dropped, and begun again without it. */
  const cutShort = async () => {
    const unfinished = making
    if (!unfinished) return
    isCutShort = true
    apart.close()
    await sealing
    isCutShort = false
    if (!isBundle(database, unfinished)) await rm(join(folder, unfinished), { recursive: true, force: true })
  }

  /** Takes expunged texts out of the bundles that still hold them, and bundles that are no longer used away at once. */
  const expungeTexts = async () => {
    if (gone.size === 0) return
    for (const bundle of staleBundles(database, gone)) {
      tainted.add(bundle)
      await expungeFragments({ bundle: join(folder, bundle), paths: gone })
    }
    for (const name of await readdir(folder))
      if (name.startsWith('sealed-') && !isSealedInUse(name))
        await rm(join(folder, name), { recursive: true, force: true })
    forgetEmptied(database)
    if (!making && staleBundles(database, gone).length === 0) gone.clear()
  }

  const seal = () => {
    sealing ??= (async () => {
      try {
        while (!isClosed && (await sealOnce()));
      } catch (error) {
        if (!isClosed && !isCutShort) log(`search: ${(error as Error).message}`)
      } finally {
        making = ''
        sealing = undefined
      }
    })()
    return sealing
  }

  /** Stale texts are hidden at once; the bundle that still holds them is made again when it is quiet. */
  const sealLater = () => {
    clearTimeout(quiet)
    quiet = setTimeout(seal, quietFor).unref()
  }

  // What was noted before a stop or a fault may not have reached the manifest: then it is drawn in any case.
  let isDue = true
  const update = async (places: Place[], expunged: Place[] = []) => {
    for (const place of expunged) gone.add(pagePath(place))
    const changes = inTransaction(database, () =>
      places.map((place) => notePage(database, { path: pagePath(place), page: presentAt(database, place) })),
    )
    isDue ||= changes.some(Boolean) || !existsSync(join(folder, 'manifest.json'))
    if (isDue) await writeManifest()
    isDue = false
    if (expunged.length > 0) {
      await cutShort()
      await expungeTexts()
    }
    if (expunged.length > 0 || countHot(database) > hotLimit) void seal()
    else if (hiddenPaths(database).length > 0) sealLater()
  }

  await update(changedPlaces(database))
  // Whatever was to leave when the publisher stopped leaves now.
  for (const { bundle, stale } of sealedBundles(database)) if (stale > 0) tainted.add(bundle)
  if (tainted.size > 0) void seal()
  return {
    update,
    settled: async () => {
      await seal()
    },
    close: async () => {
      isClosed = true
      clearTimeout(quiet)
      apart.close()
      await sealing
      await closeSealing()
    },
  }
}

const writeNamed = async ({ folder, name, text }: { folder: string; name: string; text: string }) => {
  const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`
  if (!existsSync(join(folder, file))) await writeWhole({ path: join(folder, file), data: text })
  return file
}
