import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Serves the modules of this package to a browser as they are, without their types: what runs there is what was written. */
export const serveModules = async (): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    const where = path.join(root, path.normalize(decodeURIComponent(request.url ?? '/')))
    if (where === root || !where.endsWith('.ts') || !where.startsWith(root)) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html><title>modules</title>')
      return
    }
    response
      .setHeader('content-type', 'text/javascript; charset=utf-8')
      .end(stripTypeScriptTypes(readFileSync(where, 'utf8')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
