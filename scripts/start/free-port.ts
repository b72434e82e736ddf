import { createServer } from 'node:net'

/** Refuses to go on where something listens already, naming the setting that moves us. */
export const mustBeFree = (setting: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const why =
        code === 'EADDRINUSE'
          ? 'is in use: stop what listens there (an earlier start that was killed?)'
          : `cannot be opened (${code})`
      reject(new Error(`Port ${port} ${why}, or set ${setting} to another.`))
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
