import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Raise } from './alarms.ts'
import { dirtyPages } from './apply.ts'
import { syncToDisk } from './disk.ts'
import { drawPages } from './draw.ts'
import { type Drawn, drawPage } from './draw-page.ts'
import type { Live, Written } from './live.ts'
import { besideThePages } from './nightly-beside.ts'
import type { Sites } from './sites.ts'

export type NightlyResult = { pages: number; differs: string[]; missing: string[]; extra: string[] }

export type Nightly = {
  live: Live
  sites: Sites
  contentDir: string
  /** Runs work while nothing else is written. */
  turn: <T>(work: () => Promise<T>) => Promise<T>
  /** Ends the night early; readers keep what they see. */
  signal: AbortSignal
  onStep: (step: string) => void
}

/** So few pages are drawn in a fraction of a second, for which publishing can wait. */
const few = 60
const rounds = 30

/**
 * Draws the whole site from the projection into a new folder, compares it with what readers see, and shows them the new one.
 * Publishing goes on meanwhile: what it writes is drawn once more into the new folder, the last of it while it waits.
 */
export const renderNightly = async ({
  live,
  sites,
  contentDir,
  turn,
  signal,
  onStep,
}: Nightly): Promise<NightlyResult> => {
  const folder = await sites.begin()
  const sink = { write: folder, compare: live.folder, share: true }
  const written: Written = { paths: new Set(), isWhole: false }
  live.written = written
  const found = new Map<string, Drawn>()
  const again = new Set<string>()
  const beside = besideThePages({ live, folder, contentDir })

  const drawAgain = async (paths: string[]) => {
    for (const path of paths) {
      written.paths.delete(path)
      const drawn = await drawPage(live, path, sink)
      found.set(path, drawn)
      again.add(drawn.file)
      if (drawn.against !== 'same' && !drawn.isGone) await syncToDisk(join(folder, drawn.file))
    }
  }

  const swap = async (): Promise<NightlyResult> => {
    signal.throwIfAborted()
    await drawAgain([...written.paths])
    if (written.isWhole) throw new Error('every page was written meanwhile; the next night draws again')
    await beside.bringRest()
    onStep('night caught up')
    // What the publisher noted and has not written yet is no difference.
    const waiting = new Set(dirtyPages(live.scene.database))
    const settled = [...found.values()].filter(({ path }) => !waiting.has(path))
    const pages = new Set([...found.values()].flatMap(({ file, isGone }) => (isGone ? [] : [file])))
    const others = beside.differences({ pages, again })
    await sites.show(folder)
    live.packer?.sweep()
    onStep('night shown')
    const named = (how: Drawn['against']) => settled.flatMap(({ file, against }) => (against === how ? [file] : []))
    return {
      pages: pages.size,
      differs: [...named('differs'), ...others.differs],
      missing: [...named('missing'), ...others.missing],
      extra: others.extra,
    }
  }

  try {
    await drawPages({
      source: live,
      sink,
      workers: 1,
      isQuiet: true,
      signal,
      onDrawn: (drawn) => found.set(drawn.path, drawn),
    })
    for (const { file, against, isGone } of found.values())
      if (against !== 'same' && !isGone) await syncToDisk(join(folder, file))
    await beside.bring()
    onStep('night drawn')
    // Catching up while publishing goes on. Where that never ends, publishing waits for what is left.
    for (let round = 0; round < rounds && written.paths.size > few; round += 1) await drawAgain([...written.paths])
    return await turn(swap)
  } catch (error) {
    // Pages of it may hold what is expunged tomorrow, and a disk that is full is not made fuller.
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    delete live.written
  }
}

/** What people are told when a night found that readers had been shown something else than the record says. */
export const differenceAlarm = ({ differs, missing, extra }: NightlyResult): Parameters<Raise>[0] | undefined => {
  const names = [...differs, ...missing, ...extra]
  if (names.length === 0) return undefined
  const [a, b, c] = [differs.length, missing.length, extra.length]
  const detail = {
    zh: `每夜重画发现 ${a} 个文件不一致、${b} 个缺少、${c} 个多余；现在读者看到的已与公开记录一致。`,
    en: `The nightly re-render found ${a} files that differed, ${b} missing and ${c} too many; readers now see what the record says.`,
  }
  return { kind: 'nightly-difference', names, detail }
}
