/** Runs once when the server starts: what is due is released now and from now on. A store that refuses stops the server. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { keepReleasing } = await import('./statements/timer.ts')
  await keepReleasing().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}
