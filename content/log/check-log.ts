import { join } from 'node:path'
import { type LogEntry, logEntry } from '../schema/log-entry.ts'
import { checkTiles } from './check-tiles.ts'
import { filesIn, readIfThere } from './files-in.ts'
import type { Finding } from './finding.ts'
import { consistencyProof, isConsistent, rootOf } from './merkle.ts'
import { type Checkpoint, openNote, readCheckpoint, readVerifierKey, type VerifierKey } from './signed-note.ts'

/** `isReadable`: every entry could be read, so that what it does not name can be called too many. `origin` and `root` as signed. */
export type CheckedLog = {
  findings: Finding[]
  entries: LogEntry[]
  isReadable: boolean
  origin: string
  size: number
  root: string
}
type Asked = {
  contentDir: string
  /** The key that is trusted, in the form of a verifier key; later ones follow from the log itself. */
  key: string
  /** A checkpoint kept from an earlier time: the log must still hold all of that tree. */
  earlier?: string
}

/** Proves the public log of a record from its files alone. Paths are relative to CONTENT_DIR. Throws if the key cannot be read. */
export const checkLog = ({ contentDir, key, earlier }: Asked): CheckedLog => {
  const anchor = readVerifierKey(key)
  const folder = join(contentDir, 'log')
  const note = readIfThere(join(folder, 'checkpoint'))?.toString()
  if (note === undefined) return without('missing', 'there is no signed head of the log')
  const claimed = readCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
  if (!claimed) return without('differs', 'this is no checkpoint')
  const tiles = checkTiles({ folder, size: claimed.size, root: claimed.root })
  const findings = [...tiles.findings]
  const entries = tiles.entries.map((data, index) => {
    const parsed = data && readEntry(data)
    if (data && !parsed) findings.push({ path: 'checkpoint', what: 'differs', why: `entry ${index} is none of ours` })
    return parsed
  })
  const keys = keysOf({ anchor, entries, leaves: tiles.leaves, findings })
  if (!openNote(note, keys.at(-1)!)) findings.push(differs('checkpoint', 'the key of this log did not sign it'))
  else if (!tiles.root.equals(claimed.root)) findings.push(differs('checkpoint', 'its root is not that of the entries'))
  const known = `${keys.map(({ text }) => text).join('\n')}\n`
  if (readIfThere(join(folder, 'key'))?.toString() !== known)
    findings.push(differs('key', 'these are not the keys of this log'))
  if (earlier) findings.push(...grownFrom({ earlier, keys, leaves: tiles.leaves }))
  for (const path of filesIn(folder).filter((file) => !/^(tile\/|checkpoint$|key$)/.test(file)))
    findings.push({ path, what: 'extra', why: 'no part of a log' })
  return {
    findings: findings.map((one) => ({ ...one, path: `log/${one.path}` })),
    entries: entries.filter((entry) => entry !== undefined),
    isReadable: entries.every((entry) => entry !== undefined),
    origin: claimed.origin,
    size: claimed.size,
    root: claimed.root.toString('hex'),
  }
}

const differs = (path: string, why: string): Finding => ({ path, what: 'differs', why })

const without = (what: Finding['what'], why: string): CheckedLog => ({
  findings: [{ path: 'log/checkpoint', what, why }],
  entries: [],
  isReadable: false,
  origin: '',
  size: 0,
  root: '',
})

const readEntry = (data: Buffer): LogEntry | undefined => {
  try {
    return logEntry.parse(JSON.parse(data.toString()))
  } catch {
    return undefined
  }
}

type Chain = { anchor: VerifierKey; entries: (LogEntry | undefined)[]; leaves: Buffer[]; findings: Finding[] }

/** The keys that signed one after the other: each names the next under a head of the tree as it was then. */
const keysOf = ({ anchor, entries, leaves, findings }: Chain): VerifierKey[] => {
  const keys = [anchor]
  for (const [index, entry] of entries.entries()) {
    if (entry?.act !== 'rotate-key') continue
    const text = openNote(entry.checkpoint, keys.at(-1)!)
    const head = text === undefined ? undefined : readCheckpoint(text)
    const isRight =
      head?.size === index &&
      head.root.equals(rootOf(leaves.slice(0, index))) &&
      head.extensions.includes(`rotate-key ${entry.key}`)
    if (isRight) keys.push(readVerifierKey(entry.key))
    else findings.push(differs('checkpoint', `entry ${index} changes the key without the signature of the one before`))
  }
  return keys
}

const grownFrom = ({
  earlier,
  keys,
  leaves,
}: {
  earlier: string
  keys: VerifierKey[]
  leaves: Buffer[]
}): Finding[] => {
  const text = keys.map((key) => openNote(earlier, key)).find((opened) => opened !== undefined)
  const head: Checkpoint | undefined = text === undefined ? undefined : readCheckpoint(text)
  if (!head) return [differs('checkpoint', 'the earlier checkpoint is not signed by a key of this log')]
  const proof = head.size <= leaves.length ? consistencyProof(leaves, head.size) : []
  const later = { size: leaves.length, root: rootOf(leaves) }
  return isConsistent({ earlier: head, later, proof })
    ? []
    : [differs('checkpoint', `the log no longer holds what it held at size ${head.size}: it was rewritten`)]
}
