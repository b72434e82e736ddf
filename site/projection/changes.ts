import { type Block, compareSnapshots, isChanged } from '../../content/schema/compare/snapshots.ts'
import { isExpunged } from '../../content/schema/record.ts'
import { type ExpungeReason, expungeReasons, type TextRelease } from '../../content/schema/release.ts'
import { rowsOf, type Shown, sizeOf } from '../format/comparison.ts'
import { limits } from '../format/limits.ts'
import type { Edition, Version } from './queries.ts'

export type Change = {
  edition: number
  act: 'publish' | 'correct' | 'update' | 'withdraw'
  at: string
  digest: string
  reason?: string
  /** Why the text of this edition left the record. */
  expunged?: string
  /** Names of the parts that differ from the edition before. */
  parts: string[]
  /** Old and new side by side; unknown when one of the two has no text any more. */
  rows: Shown[]
}

/** What became of a statement, edition by edition, newest first. */
export const changesOf = ({ editions }: Version): Change[] =>
  editions
    .map((edition, index) => {
      const { release } = edition
      const blocks = differing(editions[index - 1], edition)
      return {
        edition: release.edition,
        act: release.act,
        at: release.releasedAt,
        digest: release.digest,
        ...('reason' in release && release.reason ? { reason: release.reason } : {}),
        ...(isExpunged(release) ? { expunged: expungeReasons[release.expungeReason as ExpungeReason].zh } : {}),
        parts: [...new Set(blocks.filter((block) => isChanged([block])).map(partOf))],
        rows: rowsOf(blocks),
      }
    })
    .reverse()

/**
 * The newest corrections whose comparison is short enough to stand on the page itself; the others are on a page of their own.
 * What an update adds stands on the page already, under its date.
 */
export const inlineOf = (changes: readonly Change[]): Set<Change> => {
  const shown = new Set<Change>()
  let room: number = limits.comparison
  const corrected = changes.filter(({ act, rows }) => act === 'correct' && rows.length > 0)
  for (const change of corrected.slice(0, limits.comparisons)) {
    room -= sizeOf(change.rows)
    if (room < 0) break
    shown.add(change)
  }
  return shown
}

const differing = (before: Edition | undefined, after: Edition): Block[] => {
  if (!before || !('statement' in before.release) || !('statement' in after.release)) return []
  const [old, now] = [before.release, after.release]
  const names = new Map([...old.files, ...now.files].map(({ sha256, name }) => [sha256, name]))
  const blocks = compareSnapshots(old.statement, now.statement, (sha256) => names.get(sha256) ?? sha256.slice(0, 12))
  return isChanged(blocks) ? [...blocks, ...unitOf(old, now)] : unitOf(old, now)
}

/** The unit is named by its code in the text; a reader knows its name. */
const unitOf = ({ issuingUnit: old }: TextRelease, { issuingUnit: now }: TextRelease): Block[] =>
  old.code === now.code
    ? []
    : [
        {
          label: { zh: '发布单位', en: 'Issuing unit' },
          of: 'fields',
          parts: [
            { text: old.name, change: 'removed' },
            { text: now.name, change: 'added' },
          ],
        },
      ]

const partOf = ({ of, label }: Block) => (of === 'body' ? '正文' : of === 'files' ? '附件' : label.zh)
