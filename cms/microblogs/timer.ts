import type { Job } from '../workflow/jobs.ts'
import { readDue } from './check.ts'

/** Looks every few seconds for accounts that are due. One slow server does not keep the others waiting. */
export const reading: Job = { name: 'reading microblogs', every: 5_000, work: readDue, mayOverlap: true }
