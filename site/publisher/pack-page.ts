import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { temporaryIn } from './disk.ts'
import { digestOf, discardForms, type Packed, smallest } from './page-files.ts'

const best = { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }

/** Packs a page; the forms wait in `top`, since the page's own folder may have to go meanwhile. Undefined where there is nothing to pack. */
export const packPage = ({ file, top }: { file: string; top: string }): Packed | undefined => {
  const data = readIfThere(file)
  if (!data || data.byteLength < smallest) return undefined
  const packed = { '.br': temporaryIn(top), '.gz': temporaryIn(top) }
  try {
    writeFileSync(packed['.br'], brotliCompressSync(data, best))
    writeFileSync(packed['.gz'], gzipSync(data, { level: 9 }))
  } catch (error) {
    discardForms({ file, digest: '', packed })
    throw error
  }
  return { file, digest: digestOf(data), packed }
}

const readIfThere = (file: string) => {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
