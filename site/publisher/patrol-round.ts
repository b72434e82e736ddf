import { join } from 'node:path'
import { z } from 'zod'
import type { RecordFile } from '../../content/schema/release.ts'
import { filePath, pagePath } from '../format/address.ts'
import { withFormer } from '../format/section-address.ts'
import { inScene } from '../projection/current.ts'
import { documents } from '../projection/document.ts'
import { all, one } from '../projection/query.ts'
import { listPaths } from './all-paths.ts'
import { filesBelow, readIfThere, writeWhole } from './disk.ts'
import { namesOf } from './files.ts'
import type { Live } from './live.ts'

/** One address to be looked at. `from`: the file it is a copy of; without one it is a page that is drawn. */
export type Target = { path: string; from?: string }
type Placed = Target & { after: string }

const stages = ['pages', 'lists', 'assets', 'files'] as const
const position = z.object({ round: z.int(), stage: z.enum(stages), after: z.string(), startedAt: z.string() })
type Position = z.infer<typeof position>

const atOnce = 100
const day = 24 * 3_600_000

/** The steady round through everything that is published. Where it stands survives a restart. */
export const openRound = async ({ live, home, contentDir }: { live: Live; home: string; contentDir: string }) => {
  const file = join(home, 'publisher/patrol.json')
  let now = await readPosition(file)
  let batch: Placed[] = []
  let lists: string[] | undefined

  const more: Record<Position['stage'], (after: string) => Promise<Placed[]> | Placed[]> = {
    pages: (after) => inScene(live.scene, () => pagesAfter(after)),
    lists: (after) => {
      lists ??= inScene(live.scene, listPaths).sort()
      return lists
        .filter((path) => path > after)
        .slice(0, atOnce)
        .map((path) => ({ path, after: path }))
    },
    assets: async (after) =>
      (await filesBelow(join(live.bundle.folder, 'client')))
        .filter((name) => name > after)
        .slice(0, atOnce)
        .map((name) => ({
          path: `/${encodeURI(name)}`,
          from: join(live.bundle.folder, 'client', name),
          after: name,
        })),
    files: (after) => inScene(live.scene, () => filesAfter(after, contentDir)),
  }

  return {
    next: async (): Promise<Target | undefined> => {
      for (let tries = 0; batch.length === 0 && tries <= stages.length; tries += 1) {
        batch = await more[now.stage](now.after)
        if (batch.length > 0) break
        lists = undefined
        const following = stages[stages.indexOf(now.stage) + 1]
        now = following ? { ...now, stage: following, after: '' } : { ...fresh(), round: now.round + 1 }
      }
      return batch[0]
    },
    /** The one that `next` gave was looked at. */
    done: async () => {
      const looked = batch.shift()
      if (!looked) return
      now = { ...now, after: looked.after }
      await writeWhole({ path: file, data: JSON.stringify(now) })
    },
    size: () => inScene(live.scene, () => one<{ size: number }>('select count(*) as size from document')?.size ?? 0),
    status: () => now,
  }
}

/** What most people see, and what was released within a day. */
export const recentPaths = (live: Live): string[] =>
  inScene(live.scene, () => {
    const since = new Date(Date.now() - day).toISOString()
    const newest = [1, 0].flatMap((isLive) =>
      documents('where live = ? order by sequence desc limit 50', isLive).filter(({ updatedAt }) => updatedAt >= since),
    )
    return [...new Set(['/', '/feed.xml', ...newest.map(pagePath)])]
  })

const pagesAfter = (after: string): Placed[] => {
  const [section = '', year = 0, number = 0] = after.split('/')
  return all<{ section: string; year: number; number: number }>(
    `select distinct section, year, number from document where (section, year, number) > (?, ?, ?)
     order by section, year, number limit ${atOnce}`,
    section,
    Number(year),
    Number(number),
  ).flatMap((place) =>
    withFormer(pagePath(place)).map((path) => ({ path, after: `${place.section}/${place.year}/${place.number}` })),
  )
}

const filesAfter = (after: string, contentDir: string): Placed[] =>
  all<{ sha256: string; file: string }>(
    `select sha256, min(file) as file from document_file where sha256 > ? group by sha256 order by sha256 limit ${atOnce}`,
    after,
  ).flatMap(({ sha256, file }) =>
    namesOf(JSON.parse(file) as RecordFile).map((name) => ({
      path: filePath(sha256, name),
      from: join(contentDir, 'files', sha256, name),
      after: sha256,
    })),
  )

const fresh = (): Position => ({ round: 1, stage: 'pages', after: '', startedAt: new Date().toISOString() })

const readPosition = async (file: string): Promise<Position> => {
  try {
    return position.parse(JSON.parse((await readIfThere(file))?.toString() ?? ''))
  } catch {
    return fresh()
  }
}
