import type { Scope } from './question.ts'

/** What a person chose last; kept among their preferences under `queue`. */
export type Filters = { scope: Scope | null; lane: string | null; late: boolean; soon: boolean }
export const noFilters: Filters = { scope: null, lane: null, late: false, soon: false }
