import path from 'node:path'

// Most of what a request makes is gone when it is answered: with room for several, little is moved and collected twice.
const roomy = '--max-semi-space-size=64'
export const next = path.join('node_modules', 'next', 'dist', 'bin', 'next')

/** Arguments for Node, in the folder of the product, that serve the back office on a port of this machine alone. */
export const backOffice = ({ port, isDev = false }: { port: number | string; isDev?: boolean }): string[] => [
  ...[roomy, next, isDev ? 'dev' : 'start', 'cms'],
  ...['-p', String(port), '-H', '127.0.0.1'],
]
