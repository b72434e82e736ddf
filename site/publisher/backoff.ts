/** Waits between two tries of a release that failed: 1 s, 2 s, 4 s … at most a minute; by the steady clock, since the other may be put back. */
export const startBackoff = () => {
  const failing = new Map<string, { tries: number; notBefore: number; error: string }>()
  return {
    isWaiting: (id: string) => (failing.get(id)?.notBefore ?? 0) > performance.now(),
    failed: (id: string, error: string) => {
      const tries = (failing.get(id)?.tries ?? 0) + 1
      const wait = Math.min(60_000, 500 * 2 ** tries)
      failing.set(id, { tries, notBefore: performance.now() + wait, error })
      return { tries, nextTryAt: new Date(Date.now() + wait).toISOString() }
    },
    succeeded: (id: string) => failing.delete(id),
    keepOnly: (ids: Set<string>) => {
      for (const id of failing.keys()) if (!ids.has(id)) failing.delete(id)
    },
    list: () => [...failing].map(([id, { tries, error }]) => ({ id, tries, error })),
  }
}
