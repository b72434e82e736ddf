import type { Raise } from './alarms.ts'
import { diskFault } from './disk-fault.ts'
import type { PublicLog } from './log/log.ts'
import { Stopped } from './stopped.ts'

/** Work whose faults people must hear of, besides whoever called it. */
export const toldFaults = (alarm: Raise) => {
  const ofDisk = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      const disk = diskFault(error)
      if (disk) await alarm({ kind: 'disk', ...disk })
      throw error
    }
  }
  const ofLog = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await ofDisk(work)
    } catch (error) {
      const { message } = error as Error
      const detail = { zh: `公开日志写不进去，或者核对不上：${message}`, en: `The public log: ${message}` }
      if (!(error instanceof Stopped) && !diskFault(error)) await alarm({ kind: 'log-fault', names: ['log/'], detail })
      throw error
    }
  }
  const watched = (log: PublicLog): PublicLog => ({ ...log, add: (entries) => ofLog(() => log.add(entries)) })
  return { ofDisk, ofLog, watched }
}
