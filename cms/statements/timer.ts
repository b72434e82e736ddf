import type { Job } from '../workflow/jobs.ts'
import { releaseDue } from './due.ts'

/** Looks for due statements once a second. */
export const releasing: Job = { name: 'releasing what is due', every: 1_000, work: releaseDue }
