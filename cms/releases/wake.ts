import type { Payload } from 'payload'
import { readSettings } from '../settings.ts'
import { insertsInto, onInserts } from '../store/mongodb/inserts.ts'

/** Tells the publisher that there is something to fetch. It also looks by itself, so a lost call costs seconds, not a page. */
export const wakePublisher = (): void => {
  const { publisherUrl, publisherSecret } = readSettings()
  fetch(`${publisherUrl}/wake`, {
    method: 'POST',
    headers: { authorization: `Publisher ${publisherSecret}` },
    signal: AbortSignal.timeout(2_000),
  }).catch(() => undefined)
}

/** Where the store tells of inserts, the publisher is woken by releases that others made as well: instances, imports, scripts. */
export const wakeOnReleases = (payload: Payload): void => {
  const open = insertsInto(payload, 'releases')
  if (open) onInserts({ payload, open, onInsert: wakePublisher })
}
