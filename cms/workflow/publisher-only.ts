import { timingSafeEqual } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { Refused, refuse } from '../errors.ts'
import { readSettings } from '../settings.ts'
import { mayUnder } from './leases.ts'

/** Refuses whoever does not show the publisher's secret. */
export const publisherOnly = (req: PayloadRequest): void => {
  const expected = Buffer.from(`Publisher ${readSettings().publisherSecret}`)
  const given = Buffer.from(req.headers.get('authorization') ?? '')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refused(refuse('signed-out'))
}

/** The publisher that asks, by the name it gives itself. Without a name one may look, and report while no other has the lease. */
export const publisherIn = (req: PayloadRequest): string | null => req.headers.get('x-publisher')

export const elsewhere = (): Refused => new Refused(refuse('publisher-elsewhere'))

/** Refused while another publisher is at work; inside a transaction. */
export const refuseReplaced = async (req: PayloadRequest): Promise<void> => {
  if (!(await mayUnder({ req, name: 'publisher', owner: publisherIn(req) ?? '' }))) throw elsewhere()
}
