import { readSettings } from '../settings.ts'

/** Tells the publisher that there is something to fetch. It also looks by itself, so a lost call costs seconds, not a page. */
export const wakePublisher = (): void => {
  const { publisherUrl, publisherSecret } = readSettings()
  fetch(`${publisherUrl}/wake`, {
    method: 'POST',
    headers: { authorization: `Publisher ${publisherSecret}` },
    signal: AbortSignal.timeout(2_000),
  }).catch(() => undefined)
}
