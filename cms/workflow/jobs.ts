import type { Payload } from 'payload'
import { freshReq, type Lease, leaseMs, takeLease, underLease } from './leases.ts'
import { inTransaction } from './records.ts'

/** Something that goes on by itself. */
export type Job = {
  name: string
  /** Milliseconds between the end of one look and the next. */
  every: number
  /** Done in one transaction or several; each is kept only while this instance has the lease. */
  work: (payload: Payload) => Promise<unknown>
  /** Looks follow one another unless this is set. */
  mayOverlap?: boolean
  /** Done once when this instance takes the jobs over, before the first look. */
  onTaken?: (payload: Payload) => Promise<void>
}

/** Does the jobs again and again, on one of the instances that share a store. Resolves once the first look is under way. */
export const keepJobs = async (payload: Payload, jobs: readonly Job[]): Promise<void> => {
  let held: (Lease & { until: number }) | null = null

  const safely = async (what: string, work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => payload.logger.error({ err: error, msg: `${what} failed` }))
  }

  const beat = async () => {
    try {
      const req = await freshReq(payload)
      const taken = await inTransaction(req, () => takeLease({ req, name: 'jobs' }))
      if (taken?.isNew)
        for (const { name, onTaken } of jobs)
          if (onTaken) await safely(name, () => underLease(taken, () => onTaken(payload)))
      held = taken
    } catch (error) {
      payload.logger.error({ err: error, msg: 'the lease of the jobs could not be renewed' })
    }
    setTimeout(beat, leaseMs / 3).unref()
  }

  const keep = async (job: Job) => {
    const lease = held
    if (lease && lease.until > Date.now()) {
      const look = safely(job.name, () => underLease(lease, () => job.work(payload)))
      if (!job.mayOverlap) await look
    }
    setTimeout(() => void keep(job), job.every).unref()
  }

  await beat()
  const [first, ...rest] = jobs
  // What fell due while nothing ran is made good before anything else.
  if (first) await keep(first)
  for (const job of rest) void keep(job)
}
