import { inWords } from './fault-words.ts'

/** Runs `work` at once, when woken, and every few seconds; never twice at the same time. */
export const startLoop = ({
  work,
  pollEvery,
  log,
}: {
  work: () => Promise<void>
  pollEvery: number
  log: (line: string) => void
}) => {
  let isClosed = false
  let isWoken = false
  let wakeUp = () => {}
  let lastFault = ''
  const round = async () => {
    try {
      await work()
      if (lastFault) log('works again')
      lastFault = ''
    } catch (error) {
      const fault = inWords(error)
      if (fault !== lastFault) log(fault)
      lastFault = fault
    }
  }
  const first = round()
  const running = (async () => {
    await first
    while (!isClosed) {
      if (!isWoken)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pollEvery)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      isWoken = false
      if (!isClosed) await round()
    }
  })()
  const wake = () => {
    isWoken = true
    wakeUp()
  }
  return {
    first,
    wake,
    close: async () => {
      isClosed = true
      wake()
      await running
    },
  }
}
