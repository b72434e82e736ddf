import { createApp } from 'astro/app/entrypoint'

const app = createApp({ streaming: false })
// Astro sends the policy as a header from a server; the reference build writes it into the page. The page must be the same.
if (app.manifest.csp) app.manifest.csp.cspDestination = 'meta'

// Astro digests the same few styles and scripts for the policy of every page, each in a thread of its own.
const digest = crypto.subtle.digest.bind(crypto.subtle)
const known = new Map<string, Promise<ArrayBuffer>>()
crypto.subtle.digest = (algorithm, data) => {
  if (typeof algorithm !== 'string' || data.byteLength > 64) return digest(algorithm, data)
  const bytes = ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data)
  const key = `${algorithm} ${bytes.toString('latin1')}`
  const answer = known.get(key) ?? digest(algorithm, data)
  if (known.size < 100) known.set(key, answer)
  return answer
}

/** Renders one path; 404 when nothing stands there. */
export const render = (path: string): Promise<Response> => app.render(new Request(new URL(path, 'http://localhost')))
