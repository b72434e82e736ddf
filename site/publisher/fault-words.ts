import { diskFault } from './disk-fault.ts'

/** An error in plain words for the log, with its cause. */
export const inWords = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return (
    diskFault(error)?.detail.en ??
    [error.message, (error.cause as Error | undefined)?.message].filter(Boolean).join(': ')
  )
}
