import { appendFileSync } from 'node:fs'

/** One sort of kills of a run: what was under way, how many operations it has, how often it was killed. */
export type Tally = { kind: string; kills: number; points?: number; named?: number; seconds: number }

/** Said at once, and kept for the summary of the whole run in the file of FAULT_TALLY. */
export const tally = (one: Tally) => {
  const { kind, kills, points, named, seconds } = one
  const of = points === undefined ? '' : ` of ${points} operations under ${named} names`
  console.log(`${kind}: ${kills} kills${of}, ${seconds} s`)
  if (process.env.FAULT_TALLY) appendFileSync(process.env.FAULT_TALLY, `${JSON.stringify(one)}\n`)
}

/** Whole seconds since it was called. */
export const stopwatch = () => {
  const start = performance.now()
  return () => Math.round((performance.now() - start) / 1_000)
}
