import { join } from 'node:path'
import type { Finding } from '../../content/log/finding.ts'
import { filesBelow, readIfThere } from '../publisher/disk.ts'
import type { Present } from './check-index.ts'
import { readFoldTable } from './fold.ts'
import { foldPairs } from './fold-table.ts'
import { inOrder, isFragment, readFragment, sealBundle } from './seal.ts'

type Asked = { folder: string; bundle: string; present: Present; hidden: ReadonlySet<string> }
/** `found`: pages whose present text the bundle answers with. Paths are relative to the bundle. */
export type CheckedBundle = { files: string[]; found: string[]; findings: Finding[] }

/**
 * A bundle is made again from the record and compared byte by byte. One with texts that are no longer present cannot be: these
 * are hidden from searches, and the bundle is pending until it is made again.
 */
export const checkBundle = async ({ folder, bundle, present, hidden }: Asked): Promise<CheckedBundle> => {
  const files = await filesBelow(join(folder, bundle))
  const read = (file: string) => readIfThere(join(folder, bundle, file))
  const findings: Finding[] = []
  const found: string[] = []
  const fragments = files.filter((one) => isFragment.test(one))
  for (const file of fragments) {
    const fragment = fragmentIn(await read(file))
    if (fragment && present.get(fragment.url)?.text === fragment.content) found.push(fragment.url)
    else if (!fragment || !hidden.has(fragment.url))
      findings.push({ path: file, what: 'differs', why: 'it holds a text that the record does not give' })
  }
  const stale = fragments.length - found.length
  // The text of an expunged page leaves its bundle before the bundle is made again.
  const shown = new Set(await Promise.all(fragments.map(async (file) => fragmentIn(await read(file))?.url)))
  const lacks = [...hidden].some((path) => !shown.has(path))
  if (findings.length === 0 && (stale > 0 || lacks)) {
    findings.push({ path: '', what: 'pending', why: 'some of its texts are hidden; it is made again when it is quiet' })
    return { files, found, findings }
  }
  const pages = inOrder(found.flatMap((path) => present.get(path) ?? []))
  const made = await sealBundle({ pages, table: readFoldTable(foldPairs()) })
  const wanted = new Map(made.map(({ path, content }) => [path, content]))
  for (const file of files) {
    const content = wanted.get(file)
    if (!content) findings.push({ path: file, what: 'extra', why: 'the record gives no such file' })
    else if (!(await read(file))?.equals(content))
      findings.push({ path: file, what: 'differs', why: 'it is not what the record gives' })
  }
  const there = new Set(files)
  for (const { path } of made)
    if (!there.has(path)) findings.push({ path, what: 'missing', why: 'the record gives such a file' })
  return { files, found, findings }
}

const fragmentIn = (data: Buffer | undefined): { url: string; content: string } | undefined => {
  try {
    return data && readFragment(data)
  } catch {
    return undefined
  }
}
