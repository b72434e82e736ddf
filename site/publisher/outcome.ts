import type { Release } from '../../content/schema/release.ts'
import type { Words } from '../../content/schema/words.ts'
import { diskFault } from './disk-fault.ts'
import { together } from './faults.ts'

/** What became of one release in one go. `reason`: the error in both languages; `checkedAt`: when the public pages were compared. */
export type Outcome = {
  release: Release
  error?: string
  reason?: Words
  url?: string
  checkedAt?: string
  /** What was thrown. */
  cause?: unknown
}

const longest = 1_900
const short = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** Something went wrong on the way to the pages. */
export const failed = (release: Release, cause: unknown): Outcome => {
  const error = (cause as Error).message
  const reason = diskFault(cause)?.detail ?? { zh: `发布程序出错：${short(error)}`, en: short(error) }
  return { release, error, reason, cause }
}

/** The public pages were looked at: live where there are no faults. */
export const looked = ({
  release,
  found,
  url,
}: {
  release: Release
  found: readonly Words[]
  url?: string | undefined
}): Outcome => {
  const checkedAt = new Date().toISOString()
  if (found.length === 0) return { release, checkedAt, ...(url ? { url } : {}) }
  const { zh, en } = together(found)
  return { release, checkedAt, error: `Not live: ${en}`, reason: { zh: short(zh), en: short(en) } }
}
