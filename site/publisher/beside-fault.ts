import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Words } from '../../content/schema/words.ts'
import { readIfThere } from './disk.ts'
import { faults } from './faults.ts'
import { fileOf, type Live, withdrawnAt } from './live.ts'
import { isMarked, isPackable } from './page-files.ts'

const forms = { '.br': brotliDecompressSync, '.gz': gunzipSync }

/** What is wrong with what lies beside a page: a packed form of another text, a mark of withdrawal too many or too few. */
export const besideFault = async (live: Live, path: string, expected: Uint8Array): Promise<Words | undefined> => {
  const name = fileOf(path)
  const file = join(live.folder, name)
  if (!isPackable(name)) return undefined
  for (const [ending, unpack] of Object.entries(forms)) {
    const packed = await readIfThere(`${file}${ending}`)
    if (packed && !unpacked(packed, unpack)?.equals(expected)) return faults.otherForm(`${name}${ending}`)
  }
  if (!name.endsWith('index.html') || !existsSync(file)) return undefined
  return isMarked(file) === withdrawnAt(live, path) ? undefined : faults.mark(path)
}

const unpacked = (packed: Buffer, unpack: (data: Buffer) => Buffer): Buffer | undefined => {
  try {
    return unpack(packed)
  } catch {
    return undefined
  }
}
