import config from '@payload-config'
import { getPayload } from 'payload'
import { releaseDue } from './due.ts'

const every = 1_000

/** Looks for due statements once a second, one look at a time. */
export const keepReleasing = async (): Promise<void> => {
  const payload = await getPayload({ config }).catch((error: unknown) => {
    // a store or setting that refuses stops the server at once, with the reason
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
  const look = async () => {
    await releaseDue(payload).catch((error: unknown) =>
      payload.logger.error({ err: error, msg: 'looking for due statements failed' }),
    )
    setTimeout(look, every).unref()
  }
  await look()
}
