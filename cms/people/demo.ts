import type { Payload } from 'payload'
import { readSettings } from '../settings.ts'

/** Addresses of the people who come with the demo; nobody real has one. */
export const demoDomain = 'demo.huiying.test'

/** A production installation does not start with people whose password is printed in the README. */
export const refuseDemoInProduction = async (payload: Payload): Promise<void> => {
  if (!readSettings().production) return
  const { totalDocs } = await payload.count({
    collection: 'users',
    where: { email: { like: `@${demoDomain}` } },
    overrideAccess: true,
  })
  if (totalDocs > 0)
    throw new Error(
      `This database holds ${totalDocs} demo people (@${demoDomain}) and HUIYING_ENV is production, or SITE_URL is not loopback. Start with an empty HUIYING_HOME, or remove the demo people first.`,
    )
}
