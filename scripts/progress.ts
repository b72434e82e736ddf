import { Presets, SingleBar } from 'cli-progress'

/** What takes less needs no bar. */
const patience = 2_000

/** A bar on stderr, shown once the work has lasted two seconds; nothing where stderr is not a terminal. */
export const progress = ({ what, total }: { what: string; total: number }) => {
  const began = Date.now()
  const format = `${what} {bar} {value}/{total} · {eta_formatted} left`
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, etaBuffer: 100 },
    Presets.shades_classic,
  )
  let done = 0
  return {
    step: (): void => {
      done += 1
      if (bar.isActive) bar.update(done)
      else if (Date.now() - began > patience) bar.start(total, done)
    },
    stop: (): void => bar.stop(),
  }
}
