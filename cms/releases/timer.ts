import type { Job } from '../workflow/jobs.ts'
import { tellLate } from './late.ts'

/** After a start the publisher has its minute as well: both may have been away. */
const grace = 60_000
const started = Date.now()

/** Looks for releases that are not live in time. */
export const telling: Job = {
  name: 'telling what is not live',
  every: 5_000,
  work: async (payload) => {
    if (Date.now() - started >= grace) await tellLate(payload)
  },
}
