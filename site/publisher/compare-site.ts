import { filesBelow } from './disk.ts'
import { drawPages } from './draw.ts'
import { belongs, filesBeside, type Live } from './live.ts'

export type Differences = { differs: string[]; missing: string[]; extra: string[] }

/**
 * Draws every page, compares with what a folder holds and writes nothing there. Names are relative to the folder.
 * `beside`: files that stand there besides the pages; by default assets, and the files of statements that are live.
 */
export const compareSite = async ({
  source,
  folder,
  ...how
}: {
  source: Pick<Live, 'scene' | 'bundle'>
  folder: string
  workers?: number
}): Promise<Differences> => {
  const kept = await filesBeside(source)
  const differs: string[] = []
  const missing: string[] = []
  await drawPages({
    source,
    sink: { compare: folder },
    ...how,
    onDrawn: ({ file, against }) => {
      kept.add(file)
      if (against === 'differs') differs.push(file)
      if (against === 'missing') missing.push(file)
    },
  })
  const there = await filesBelow(folder)
  const found = new Set(there)
  for (const file of kept) if (!found.has(file) && !missing.includes(file)) missing.push(file)
  return { differs: differs.sort(), missing: missing.sort(), extra: there.filter((file) => !belongs(file, kept)) }
}
