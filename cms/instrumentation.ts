/** Runs once when the server starts: what is due is released now and from now on. */
export const register = async (): Promise<void> => {
  // In this form the bundler leaves the whole back office out of the build for the edge, which nobody uses.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { default: config } = await import('@payload-config')
    const { getPayload } = await import('payload')
    const { releasing } = await import('./statements/timer.ts')
    const { telling } = await import('./notices/timer.ts')
    const { telling: tellingLate } = await import('./releases/timer.ts')
    const { reading } = await import('./microblogs/timer.ts')
    const { warmShelf } = await import('./press/warm.ts')
    const { keepJobs } = await import('./workflow/jobs.ts')
    const { wakeOnReleases } = await import('./releases/wake.ts')
    const payload = await getPayload({ config }).catch((error: unknown) => {
      // a store or setting that refuses stops the server at once, with the reason
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    })
    await keepJobs(payload, [releasing, tellingLate, ...telling(), reading])
    wakeOnReleases(payload)
    warmShelf()
  }
}
