/** Numbers that look random and are the same on every machine for the same seed (mulberry32). */
export const randomFrom = (seed: number) => {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const oneOf = <T>(values: readonly T[]): T => values[between(0, values.length - 1)] as T
  return { between, oneOf }
}
export type Random = ReturnType<typeof randomFrom>
