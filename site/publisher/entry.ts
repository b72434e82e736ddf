import { createApp } from 'astro/app/entrypoint'

const app = createApp({ streaming: false })
// Astro sends the policy as a header from a server; the reference build writes it into the page. The page must be the same.
if (app.manifest.csp) app.manifest.csp.cspDestination = 'meta'

/** Renders one path; 404 when nothing stands there. */
export const render = (path: string): Promise<Response> => app.render(new Request(new URL(path, 'http://localhost')))
