const last = new Map<string, Promise<unknown>>()

/**
 * Does work of one name after the other. Payload keeps the sessions of a person in a list that it reads, lengthens and writes
 * back: of two sign-ins at once one would be lost, and its token worth nothing.
 */
export const inTurn = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const mine = (last.get(name) ?? Promise.resolve()).then(work, work)
  const settled = mine.catch(() => undefined)
  last.set(name, settled)
  try {
    return await mine
  } finally {
    if (last.get(name) === settled) last.delete(name)
  }
}
