import { type Alarm, type AlarmKind, namesKept } from '../../content/schema/alarm.ts'
import type { Words } from '../../content/schema/words.ts'
import { together } from './faults.ts'

/** An alarm that the back office has not heard of yet. `more`: how many names are not kept. */
export type Waiting = { kind: AlarmKind; names: string[]; more?: number | undefined; details: Words[]; at: string }

const detailsKept = 5
const longest = 1_900

/** What is raised, together with what waits already. */
export const merged = (
  before: Waiting | undefined,
  raised: { kind: AlarmKind; names: readonly string[]; detail: Words },
): Waiting => {
  const known = before?.names ?? []
  const names = [...new Set([...known, ...raised.names.map((name) => name.slice(0, 1_000)).filter(Boolean)])]
  const isSaid = before?.details.some(({ en }) => en === raised.detail.en)
  return {
    kind: raised.kind,
    names: names.slice(0, namesKept),
    more: (before?.more ?? 0) + Math.max(0, names.length - namesKept),
    details: [...(before?.details ?? []), ...(isSaid ? [] : [raised.detail])].slice(0, detailsKept),
    at: before?.at ?? new Date().toISOString(),
  }
}

export const asAlarm = ({ details, more, ...alarm }: Waiting): Alarm => {
  const { zh, en } = together(details, detailsKept)
  return {
    ...alarm,
    ...(more ? { more } : {}),
    detail: { zh: zh.slice(0, longest) || '没有说明', en: en.slice(0, longest) || 'nothing was said' },
  }
}
