type Entry = { at: string; act: string; actor?: string | null; actorName?: string | null; edition?: number | null }
export type Folded<T extends Entry> = { entry: T; times: number; since: string }

const span = 3_600_000

/** Entries, newest first, with consecutive edits of one person within an hour as one: its latest, how many, since when. */
export const foldEdits = <T extends Entry>(entries: readonly T[]): Folded<T>[] => {
  const folded: Folded<T>[] = []
  for (const entry of entries) {
    const last = folded.at(-1)
    const isMore =
      last &&
      entry.act === 'edit' &&
      last.entry.act === 'edit' &&
      entry.actor === last.entry.actor &&
      entry.actorName === last.entry.actorName &&
      entry.edition === last.entry.edition &&
      Date.parse(last.entry.at) - Date.parse(entry.at) <= span
    if (isMore) Object.assign(last, { times: last.times + 1, since: entry.at })
    else folded.push({ entry, times: 1, since: entry.at })
  }
  return folded
}
