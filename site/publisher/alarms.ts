import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Alarm, type AlarmKind, alarm as schema } from '../../content/schema/alarm.ts'
import type { Words } from '../../content/schema/words.ts'
import type { Cms } from './cms.ts'
import { readIfThere, writeWhole } from './disk.ts'
import { asAlarm, merged, type Waiting } from './waiting-alarm.ts'

/**
 * Tells the back office of something that people must hear of. `names`: addresses, files or folders; `detail`: what is wrong,
 * in both languages or in one. Alarms of one kind and `about` that follow one another are told together.
 */
export type Raise = (raised: {
  kind: AlarmKind
  names: readonly string[]
  detail: Words | string
  about?: string
}) => Promise<void>

export type Alarms = { raise: Raise; flush: () => Promise<void>; waiting: () => number }

type Open = { home: string; cms: Pick<Cms, 'alarm'>; log: (line: string) => void; gatherFor?: number }

/** Alarms wait on disk until the back office has them. The first of its sort is sent at once, later ones together after a while. */
export const openAlarms = async ({ home, cms, log, gatherFor = 600_000 }: Open): Promise<Alarms> => {
  const folder = join(home, 'publisher/alarms')
  const waiting = await kept(folder, log)
  const sentAt = new Map<string, number>()
  let sending: Promise<void> | undefined

  const send = async () => {
    for (const [key, one] of waiting) {
      if (Date.now() - (sentAt.get(key) ?? 0) < gatherFor) continue
      await cms.alarm(asAlarm(one))
      sentAt.set(key, Date.now())
      // What came meanwhile under the same key waits for the next time.
      if (waiting.get(key) !== one) continue
      waiting.delete(key)
      await rm(join(folder, `${key}.json`), { force: true }).catch(() => undefined)
    }
  }
  const flush = async () => {
    if (waiting.size === 0) return
    sending ??= send().finally(() => {
      sending = undefined
    })
    await sending
  }
  const raise: Raise = async ({ kind, names, detail, about = '' }) => {
    const key = createHash('sha256').update(`${kind}\0${about}`).digest('hex').slice(0, 24)
    const said = typeof detail === 'string' ? { zh: detail, en: detail } : detail
    const one = merged(waiting.get(key), { kind, names, detail: said })
    waiting.set(key, one)
    log(`ALARM ${kind}: ${said.en} ${names.slice(0, 5).join(' ')}`)
    // A full disk must not keep anybody from hearing of it.
    await writeWhole({
      path: join(folder, `${key}.json`),
      data: JSON.stringify(asAlarm(one)),
      isDurable: true,
    }).catch((error: Error) => log(`the alarm could not be kept on disk: ${error.message}`))
    await flush().catch((error: Error) => log(`the alarm waits for the back office: ${error.message}`))
  }
  return { raise, flush, waiting: () => waiting.size }
}

/** What an earlier process could not send. */
const kept = async (folder: string, log: (line: string) => void): Promise<Map<string, Waiting>> => {
  const found = new Map<string, Waiting>()
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{24}\.json$/.test(name)) continue
    const text = (await readIfThere(join(folder, name)))?.toString() ?? ''
    const parsed = schema.safeParse(jsonOf(text))
    if (parsed.success) found.set(name.slice(0, 24), waitingOf(parsed.data))
    else log(`the alarm in ${name} cannot be read and is left where it is`)
  }
  return found
}

const waitingOf = ({ names, detail, ...alarm }: Alarm): Waiting => ({ ...alarm, names, details: [detail] })

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
