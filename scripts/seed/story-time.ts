import type { BaseDatabaseAdapter, Payload } from 'payload'
import { moveClock, now } from '../../cms/calendar/clock.ts'

type Arguments = Record<string, unknown> & { data?: Record<string, unknown> }
type Write = (given: Arguments) => Promise<unknown>

const created = (given: Arguments, at: string): Arguments => ({
  ...given,
  data: { ...given.data, createdAt: at, updatedAt: at },
})
const updated = (given: Arguments, at: string): Arguments => ({ ...given, data: { ...given.data, updatedAt: at } })
const kept = (given: Arguments, at: string): Arguments => ({ ...given, createdAt: at, updatedAt: at })

/** Payload stamps rows by the machine's clock and knows no other; these are the writes that carry its stamps. */
const stamps = {
  create: created,
  updateOne: updated,
  createGlobal: created,
  updateGlobal: updated,
  createVersion: kept,
  createGlobalVersion: kept,
} satisfies Partial<Record<keyof BaseDatabaseAdapter, (given: Arguments, at: string) => Arguments>>
const names = Object.keys(stamps) as (keyof typeof stamps)[]

/** Sets the clock to an instant; never back behind what has been told already. */
export type MoveTo = (at: number) => void

/**
 * While `work` runs, the back office lives in the time of the story: its clock, and the times on its rows. Afterwards, and
 * whatever happens, the clock is the real one again.
 */
export const inStoryTime = async (payload: Payload, work: (moveTo: MoveTo) => Promise<void>): Promise<void> => {
  const adapter = payload.db as unknown as Record<keyof typeof stamps, Write>
  const plain = names.map((name) => [name, adapter[name]] as const)
  let moved: number | null = null
  const moveTo: MoveTo = (at) => {
    const step = at - now().getTime()
    if (moved !== null && step <= 0) return
    moveClock(step)
    moved = (moved ?? 0) + step
  }
  for (const [name, write] of plain)
    adapter[name] = (given) => write.call(adapter, stamps[name](given, now().toISOString()))
  try {
    await work(moveTo)
  } finally {
    for (const [name, write] of plain) adapter[name] = write
    moveClock(-(moved ?? 0))
  }
}
