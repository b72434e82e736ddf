/** `npm test -- --faults`: every fault there is. Otherwise a part of a minute or two. */
export const isWhole = process.env.FAULTS === 'whole'

/** Milliseconds a test may take. */
export const patience = isWhole ? 4 * 3_600_000 : 600_000

/** The same numbers for the same seed, which is printed so that a run can be had again. */
export const seededRandom = () => {
  const seed = Number(process.env.FAULT_SEED ?? (isWhole ? Date.now() % 1_000_000 : 7))
  console.log(`FAULT_SEED=${seed}`)
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
