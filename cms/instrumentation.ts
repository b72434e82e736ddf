/** Runs once when the server starts: what is due is released now and from now on. */
export const register = async (): Promise<void> => {
  // In this form the bundler leaves the whole back office out of the build for the edge, which nobody uses.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { keepReleasing } = await import('./statements/timer.ts')
    await keepReleasing()
  }
}
