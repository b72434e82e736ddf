import { createHash } from 'node:crypto'
import type { PreviewRequest } from '../content/schema/preview.ts'
import { Refused, refuse } from './errors.ts'
import { readSettings } from './settings.ts'

const patience = 20_000

/** Has the publisher draw a page as the public will see it. Throws `publisher-away` where it does not answer. */
export const drawPage = async (asked: PreviewRequest): Promise<string> => {
  const { publisherUrl, publisherSecret } = readSettings()
  const response = await fetch(`${publisherUrl}/preview`, {
    method: 'POST',
    headers: { authorization: `Publisher ${publisherSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(patience),
  }).catch(() => null)
  if (!response) throw new Refused(refuse('publisher-away'))
  const text = await response.text()
  if (!response.ok) throw new Error(`POST /preview answered ${response.status}: ${text.slice(0, 500)}`)
  return text
}

const hash = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** A drawn page as an answer: kept by nobody, found by nobody, runs nothing. `frame`: who may show it in a frame. */
export const drawnAnswer = (html: string, { frame }: { frame: 'self' | 'none' }): Response => {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => hash(style ?? ''))
  return new Response(html, {
    headers: {
      ...unlisted,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        "default-src 'none'",
        `img-src 'self' ${new URL(readSettings().siteUrl).origin}`,
        `style-src ${styles.join(' ') || "'none'"}`,
        "base-uri 'none'",
        "form-action 'none'",
        `frame-ancestors '${frame}'`,
      ].join('; '),
    },
  })
}

/** What every answer carries that shows an unpublished text. */
export const unlisted = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
}
