/** Waits until an address answers with 200. Throws after `patience` milliseconds, with the last reason. */
export const until = async (address: string, patience: number): Promise<void> => {
  const end = Date.now() + patience
  let last = 'no answer'
  while (Date.now() < end) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(5_000) })
      if (response.ok) return
      last = `status ${response.status}`
    } catch (error) {
      last = String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${address} was not ready after ${patience / 1000} s: ${last}`)
}
