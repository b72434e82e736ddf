import type { Raise } from './alarms.ts'
import { differenceAlarm, type NightlyResult } from './nightly.ts'
import { startNightlyClock } from './nightly-clock.ts'

export type NightStatus = { isDrawing: boolean; last?: { at: string; error?: string } & Partial<NightlyResult> }

/** Draws the site again at its time of day, or when asked; never twice at once. A night that fails is told and tried again the next day. */
export const startNight = ({
  at,
  work,
  alarm,
  log,
}: {
  at: string | undefined
  work: (signal: AbortSignal) => Promise<NightlyResult>
  alarm: Raise
  log: (line: string) => void
}) => {
  let drawing: Promise<void> | undefined
  let last: NightStatus['last']
  const closing = new AbortController()
  const draw = async () => {
    try {
      const result = await work(closing.signal)
      last = { at: new Date().toISOString(), ...result }
      log(`drew the whole site again: ${result.pages} pages`)
      const difference = differenceAlarm(result)
      if (difference) await alarm(difference)
    } catch (error) {
      last = { at: new Date().toISOString(), error: (error as Error).message }
      log(`the whole site was not drawn again: ${(error as Error).message}`)
    }
  }
  const begin = (): boolean => {
    if (drawing || closing.signal.aborted) return false
    drawing = draw().finally(() => {
      drawing = undefined
    })
    return true
  }
  const clock = startNightlyClock({ at, run: begin })
  return {
    begin,
    status: (): NightStatus => ({ isDrawing: drawing !== undefined, ...(last ? { last } : {}) }),
    close: async () => {
      clock.close()
      closing.abort()
      await drawing
    },
  }
}
