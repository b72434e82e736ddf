import { createApp } from 'astro/app/entrypoint'

const app = createApp({ streaming: false })

/** Renders one path; 404 when nothing stands there. */
export const render = (path: string): Promise<Response> => app.render(new Request(new URL(path, 'http://localhost')))
