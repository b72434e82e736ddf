import config from '@payload-config'
import { getPayload } from 'payload'
import { readSettings } from '../settings.ts'
import { closeInterrupted, sendDigests, sendEach } from './outbox.ts'
import { noticeOverdue } from './overdue.ts'

const every = 5_000

/** Looks for what fell due and for mails to send, one look at a time; no act waits for it. */
export const keepTelling = async (): Promise<void> => {
  const payload = await getPayload({ config })
  const steps = [noticeOverdue, ...(readSettings().smtpUrl ? [sendEach, sendDigests] : [])]
  const look = async () => {
    for (const step of steps)
      await step(payload).catch((error: unknown) => payload.logger.error({ err: error, msg: `${step.name} failed` }))
    setTimeout(look, every).unref()
  }
  await closeInterrupted(payload)
  void look()
}
