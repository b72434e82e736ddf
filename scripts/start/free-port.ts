import { createServer } from 'node:net'

/** Refuses to go on where something listens already, naming the setting that moves us. */
export const mustBeFree = (setting: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', () =>
      reject(
        new Error(
          `Port ${port} is in use. Stop what listens there (an earlier start that was killed?), or set ${setting}.`,
        ),
      ),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
