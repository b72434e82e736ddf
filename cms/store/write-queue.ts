import { storeError } from './store-error.ts'

export type Hold = {
  /** Says the holder is still moving, so that nobody behind it gives up. */
  touch: () => void
  release: () => void
}

type Waiter = { grant: () => void }

/**
 * First come, first served, one holder. libsql is synchronous: two write transactions of one process that waited for
 * each other inside SQLite would freeze the event loop the first one needs in order to finish.
 */
export function writeQueue({ patienceMs }: { patienceMs: number }): { acquire: () => Promise<Hold> } {
  const waiting: Waiter[] = []
  let isHeld = false
  let heldSince = 0

  function hold(): Hold {
    isHeld = true
    heldSince = Date.now()
    let isReleased = false
    return {
      touch: () => {
        if (!isReleased) heldSince = Date.now()
      },
      release: () => {
        if (isReleased) return
        isReleased = true
        isHeld = false
        waiting.shift()?.grant()
      },
    }
  }

  function acquire(): Promise<Hold> {
    if (!isHeld) return Promise.resolve(hold())
    const refusal = describe(patienceMs)
    const queuedAt = Date.now()
    return new Promise((resolve, reject) => {
      let timer = setTimeout(check, patienceMs)
      const waiter: Waiter = {
        grant: () => {
          clearTimeout(timer)
          resolve(hold())
        },
      }
      waiting.push(waiter)

      function check() {
        // A writer that queued before the holder started cannot be the one the holder waits for: it is given twice
        // the time, so that the culprit behind it is refused first.
        const limit = queuedAt < heldSince ? 2 * patienceMs : patienceMs
        const left = Math.max(heldSince, queuedAt) + limit - Date.now()
        if (left > 0) {
          timer = setTimeout(check, left)
          return
        }
        waiting.splice(waiting.indexOf(waiter), 1)
        reject(refusal)
      }
    })
  }

  return { acquire }
}

/** Made while the caller is still on the stack: after the wait nothing would say who asked. */
function describe(patienceMs: number): Error {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 50
  const error = storeError(
    'store-write-lock',
    `A write waited ${patienceMs / 1000} s for another write of this process to end. ` +
      'Likely cause: a hook wrote without passing `req`, and so waits for the transaction it runs in. ' +
      'Pass `req` to every Local API call made from a hook; the stack shows the operation that waited.',
  )
  Error.stackTraceLimit = limit
  return error
}
