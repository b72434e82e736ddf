const minuteOfDay = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
/** The date and the time of day in Shanghai: 2026-11-28 and 03:00. */
const inShanghai = (at: Date) => minuteOfDay.format(at).split(' ') as [string, string]

const lookEvery = 20_000

/** Once on each day, at the first look after `at` (03:00, in Shanghai). A clock that jumps, or a machine that slept, makes it neither run twice nor never. */
export const startNightlyClock = ({
  at,
  run,
  now = () => new Date(),
}: {
  at: string | undefined
  run: () => void
  now?: () => Date
}) => {
  if (at === undefined) return { look: () => undefined, close: () => undefined }
  const due = () => {
    const [day, time] = inShanghai(now())
    return time >= at ? day : ''
  }
  let done = due()
  const look = () => {
    const day = due()
    if (day <= done) return
    done = day
    run()
  }
  const timer = setInterval(look, lookEvery).unref()
  return { look, close: () => clearInterval(timer) }
}
