/** One measured thing, as it is printed. `goal`: the most it may be; null where there is none. */
export type Figure = {
  bench: string
  figure: string
  value: number
  unit: string
  goal: number | null
  n: number
  note?: string
}

/** The value below which `share` of the values lie. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const rounded = (value: number): number => Math.round(value * 10) / 10
