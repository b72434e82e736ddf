import { readSettings } from '../settings.ts'
import type { Job } from '../workflow/jobs.ts'
import { closeInterrupted, sendDigests, sendEach } from './outbox.ts'
import { noticeOverdue } from './overdue.ts'

const every = 5_000

/** Looks for what fell due, and for mails to send; no act waits for it. */
export const telling = (): Job[] => [
  { name: 'telling what is overdue', every, work: noticeOverdue, onTaken: closeInterrupted },
  ...(readSettings().smtpUrl
    ? [
        { name: 'sending mails', every, work: sendEach },
        { name: 'sending digests', every, work: sendDigests },
      ]
    : []),
]
