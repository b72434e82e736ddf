import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { discardForms, type Packed, putForms } from './page-files.ts'

/** `look`: go on with the sweep for a while. `isChecking`: forms that are there are compared with their page as well. */
export type Order = { pack: string } | { sweep: true; isChecking: boolean } | { look: true }
export type Answer = { packed?: Packed; fault?: string; isSwept?: boolean }

export type Packer = {
  /** Compresses this page when it is its turn. */
  add: (file: string) => void
  /** Puts nothing in place until what it answers is called: for while other threads write the folder. */
  hold: () => () => void
  /** Looks through the whole folder for pages without their forms. */
  sweep: (options?: { isChecking?: boolean }) => void
  /** Resolves when nothing is left to be done. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** `mayWrite` throws when the folder is no longer ours to write. */
type Packing = { folder: string; mayWrite: () => void; log: (line: string) => void }

/** Compresses pages in a thread of low priority, one at a time, the newest writes before the sweep. The forms are put in place here. */
export const startPacker = ({ folder, mayWrite, log }: Packing): Packer => {
  const waiting = new Set<string>()
  let sweeping: { isChecking: boolean; isBegun: boolean } | undefined
  let isBusy = false
  let holds = 0
  let isClosed = false
  let lastFault = ''
  const whenSettled: (() => void)[] = []
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { workerData: { folder } })
  worker.unref()

  const next = (): Order | undefined => {
    for (const file of waiting) {
      waiting.delete(file)
      return { pack: file }
    }
    if (!sweeping) return undefined
    if (sweeping.isBegun) return { look: true }
    sweeping.isBegun = true
    return { sweep: true, isChecking: sweeping.isChecking }
  }
  const goOn = () => {
    if (isBusy || isClosed || holds > 0) return
    const order = next()
    isBusy = order !== undefined
    if (order) worker.postMessage(order)
    else for (const resolve of whenSettled.splice(0)) resolve()
  }
  const report = (fault: string) => {
    if (fault !== lastFault) log(`compressing: ${fault}`)
    lastFault = fault
  }

  const take = (packed: Packed) => {
    if (isClosed) return discardForms(packed)
    if (holds > 0) {
      discardForms(packed)
      waiting.add(packed.file)
      return
    }
    try {
      mayWrite()
      putForms(packed)
    } catch (error) {
      // Pages without their forms are sent as they are; a full disk must not stop anything.
      discardForms(packed)
      report((error as Error).message)
    }
  }
  worker.on('message', ({ packed, fault, isSwept }: Answer) => {
    isBusy = false
    if (isSwept && sweeping?.isBegun) sweeping = undefined
    if (fault) report(fault)
    if (packed) take(packed)
    if (!isClosed) goOn()
  })
  worker.on('error', (error: Error) => {
    report(error.message)
    isClosed = true
    for (const resolve of whenSettled.splice(0)) resolve()
  })

  return {
    add: (file) => {
      waiting.add(file)
      goOn()
    },
    hold: () => {
      holds += 1
      return () => {
        holds -= 1
        goOn()
      }
    },
    sweep: ({ isChecking = false } = {}) => {
      sweeping = { isChecking: isChecking || (sweeping?.isChecking ?? false), isBegun: false }
      goOn()
    },
    settled: () =>
      new Promise<void>((resolve) => {
        whenSettled.push(resolve)
        goOn()
      }),
    close: async () => {
      isClosed = true
      // What is in the worker's hands leaves nothing behind.
      if (isBusy) await Promise.race([once(worker, 'message'), once(worker, 'exit')])
      await worker.terminate()
    },
  }
}
