import type { Words } from '../../content/schema/words.ts'

const shown = 60

/** How a page differs from the one that was published, or nothing: sizes, and what stands at the first difference. */
export const differs = (path: string, published: Uint8Array, seen: Uint8Array): Words | undefined => {
  const [a, b] = [Buffer.from(published), Buffer.from(seen)]
  if (a.equals(b)) return undefined
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  // From the mark in which it lies, so that a reader sees what was put in.
  const mark = b.lastIndexOf('<', at)
  const from = mark >= 0 && at - mark < 20 ? mark : at
  const there = b
    .subarray(from, from + shown)
    .toString('utf8')
    .replace(/\p{Cc}|�/gu, ' ')
    .trim()
  const [here, whole] = [there ? `“${there}”` : '', `${seen.length} / ${published.length}`]
  return {
    zh: `${path} 与发布的内容不一致（${whole} 字节，第 ${at + 1} 字节起不同${here ? `：${here}` : ''}）`,
    en: `${path} differs from what was published (${whole} bytes, from byte ${at + 1} on${here ? `: ${here}` : ''})`,
  }
}
