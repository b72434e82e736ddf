import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { LogEntry, StatementEntry } from '../schema/log-entry.ts'
import { fromMdx, recordPath } from '../schema/record.ts'
import { filesIn, readIfThere } from './files-in.ts'
import type { Finding } from './finding.ts'

type Asked = {
  contentDir: string
  entries: readonly LogEntry[]
  /** Not every entry could be read: what the log does not name is then not called too many. */
  isReadable: boolean
  onFile?: () => void
}

/** Files of the record as the log says that they are now, by path; what was removed is not among them. */
export const manifestOf = (entries: readonly LogEntry[]): Map<string, string> => {
  const manifest = new Map<string, string>()
  for (const entry of entries) {
    if (entry.act === 'rotate-key') continue
    for (const { path, sha256 } of entry.files) manifest.set(path, sha256)
    if ('removed' in entry) for (const path of entry.removed ?? []) manifest.delete(path)
  }
  return manifest
}

/** Every file of the record against the log: its bytes, and that the text of an edition has the digest that was published. */
export const checkRecord = ({ contentDir, entries, isReadable, onFile = () => undefined }: Asked): Finding[] => {
  const manifest = manifestOf(entries)
  const statements = entries.filter((entry) => 'section' in entry)
  const digests = new Map(statements.map((entry) => [recordPath(entry), entry.digest]))
  const findings: Finding[] = twice(entries)
  for (const [path, sha256] of manifest) {
    const data = readIfThere(join(contentDir, path))
    const why = data ? faultOf({ path, data, sha256, digest: digests.get(path) }) : 'the log names it'
    if (why) findings.push({ path, what: data ? 'differs' : 'missing', why })
    onFile()
  }
  const used = new Set(entries.flatMap((entry) => ('sequence' in entry ? [entry.sequence] : [])))
  const others = filesIn(contentDir).filter((path) => !path.startsWith('log/') && !manifest.has(path))
  if (isReadable) findings.push(...others.map((path) => beside({ contentDir, path, used })))
  return [...findings, ...statements.flatMap(expunged)]
}

const faultOf = ({
  path,
  data,
  sha256,
  digest,
}: {
  path: string
  data: Buffer
  sha256: string
  digest: string | undefined
}) => {
  if (createHash('sha256').update(data).digest('hex') !== sha256) return 'it is not the file that the log names'
  if (!path.endsWith('.mdx')) return undefined
  try {
    const entry = fromMdx(data.toString())
    return entry.digest === digest ? undefined : `its digest is ${entry.digest}, the log says ${digest}`
  } catch (error) {
    return (error as Error).message
  }
}

/** Begun and not yet in the log, if its place in the order of releases is still free; otherwise nobody released it. */
const beside = ({ contentDir, path, used }: { contentDir: string; path: string; used: Set<number> }): Finding => {
  const sequence = sequenceOf(readIfThere(join(contentDir, path))?.toString() ?? '')
  return sequence !== undefined && !used.has(sequence)
    ? { path, what: 'pending', why: 'not yet in the log, and not shown' }
    : { path, what: 'extra', why: 'the log does not name it' }
}

const sequenceOf = (text: string): number | undefined => {
  try {
    const [, front] = /^---\n([\s\S]*?\n)---\n/.exec(text) ?? []
    const { sequence } = parse(front ?? text) as { sequence?: unknown }
    return typeof sequence === 'number' ? sequence : undefined
  } catch {
    return undefined
  }
}

/** A release stands in the log once. */
const twice = (entries: readonly LogEntry[]): Finding[] => {
  const seen = new Set<number>()
  return entries.flatMap((entry): Finding[] => {
    if (!('sequence' in entry)) return []
    if (seen.has(entry.sequence))
      return [{ path: 'log/checkpoint', what: 'differs', why: `release ${entry.sequence} stands in the log twice` }]
    seen.add(entry.sequence)
    return []
  })
}

const expunged = (entry: StatementEntry): Finding[] =>
  (entry.expunge ?? []).map((edition) => ({
    path: recordPath({ ...entry, act: 'publish', edition }),
    what: 'expunged',
    why: `${entry.expungeReason ?? ''}, ${entry.releasedAt}`,
  }))
