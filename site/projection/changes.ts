import type { Edition, Version } from './queries.ts'

export type Change = {
  edition: number
  act: 'publish' | 'correct' | 'update' | 'withdraw'
  at: string
  digest: string
  reason?: string
  expunged: boolean
  /** Names of the parts that differ from the edition before; unknown when one of the two has no text any more. */
  parts: string[]
}

/** What became of a statement, edition by edition, newest first. */
export const changesOf = ({ editions }: Version): Change[] =>
  editions
    .map((edition, index) => {
      const { release } = edition
      return {
        edition: release.edition,
        act: release.act,
        at: release.releasedAt,
        digest: release.digest,
        ...('reason' in release && release.reason ? { reason: release.reason } : {}),
        expunged: edition.expunged,
        parts: index > 0 ? changedParts(editions[index - 1]!, edition) : [],
      }
    })
    .reverse()

const changedParts = (before: Edition, after: Edition): string[] => {
  const [old, now] = [textOf(before), textOf(after)]
  if (!old || !now) return []
  const names = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...names].filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
}

const textOf = ({ release }: Edition): Record<string, unknown> | undefined => {
  if (!('statement' in release)) return undefined
  const { fields, schema, kind, ...rest } = release.statement
  return { ...rest, ...fields }
}
