import config from '@payload-config'
import { getPayload } from 'payload'
import { readDue } from './check.ts'

const every = 5_000

/** Looks every few seconds for accounts that are due. Looks may overlap: one slow server does not keep the others waiting. */
export const keepReading = async (): Promise<void> => {
  const payload = await getPayload({ config })
  const look = () => {
    void readDue(payload).catch((error: unknown) =>
      payload.logger.error({ err: error, msg: 'looking for accounts to read failed' }),
    )
    setTimeout(look, every).unref()
  }
  look()
}
