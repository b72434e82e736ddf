/** Runs once when the server starts: what is due is released now and from now on. */
export const register = async (): Promise<void> => {
  // In this form the bundler leaves the whole back office out of the build for the edge, which nobody uses.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { keepReleasing } = await import('./statements/timer.ts')
    const { keepTelling } = await import('./notices/timer.ts')
    const { keepReading } = await import('./microblogs/timer.ts')
    const { warmShelf } = await import('./press/warm.ts')
    await keepReleasing()
    warmShelf()
    await keepTelling()
    await keepReading()
  }
}
