import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharePage } from './disk.ts'
import { fileOf, type Live, putPage, renderPath, withdrawnAt } from './live.ts'
import { markWithdrawn } from './page-files.ts'

/** What is done with each page, any of it or all. */
export type Sink = {
  /** Folder in which the page is written whole, by rename; what stands there no more is removed. */
  write?: string
  /** Folder with which the page is compared before it is written. */
  compare?: string
  /** A page that is the same there is not written but shared with that folder, with its compressed forms: its age stays. */
  share?: boolean
  /** Answers the SHA-256 of each page. */
  digest?: boolean
  /** Answers the bytes of each page. */
  bytes?: boolean
}

/** What became of one path. `isGone`: nothing stands there. `against`: what the folder compared with holds at this place. */
export type Drawn = {
  path: string
  file: string
  isGone?: true
  against?: 'same' | 'differs' | 'missing'
  /** Lower-case hex. */
  sha256?: string
  bytes?: Uint8Array
}

/** Renders one path into a sink. The only way in which a page is drawn, whoever asks. */
export const drawPage = async (
  source: Pick<Live, 'scene' | 'bundle'>,
  path: string,
  { write, compare, share, digest, bytes }: Sink,
): Promise<Drawn> => {
  const file = fileOf(path)
  const page = await renderPath(source, path)
  const against = compare === undefined ? undefined : comparison(join(compare, file), page)
  if (write !== undefined) {
    const isWithdrawn = withdrawnAt(source, path)
    if (page && share && compare !== undefined && against === 'same') {
      sharePage({ from: compare, to: write, file })
      if (isWithdrawn) markWithdrawn(join(write, file))
    } else await putPage({ folder: write, file, page, isWithdrawn })
  }
  return {
    path,
    file,
    ...(page ? {} : { isGone: true as const }),
    ...(against ? { against } : {}),
    ...(digest && page ? { sha256: createHash('sha256').update(page).digest('hex') } : {}),
    ...(bytes && page ? { bytes: page } : {}),
  }
}

const comparison = (file: string, page: Uint8Array | undefined): Drawn['against'] => {
  const there = readNow(file)
  if (!page) return there ? 'differs' : 'same'
  return there ? (there.equals(page) ? 'same' : 'differs') : 'missing'
}

const readNow = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
