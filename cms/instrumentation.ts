/** Runs once when the server starts: what is due is released now and from now on. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { keepReleasing } = await import('./statements/timer.ts')
  await keepReleasing()
}
