import { z } from 'zod'
import { oneLine, webUrl } from '../../content/schema/values.ts'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { readSettings } from '../settings.ts'
import type { Prepare } from '../workflow/domain.ts'
import { resolveUnit } from '../workflow/units.ts'
import { isOwnHost } from './own-network.ts'

/** A feed may lie on this machine in the demo, so its host need not be a public name. */
const feedUrl = z.url({ protocol: /^https?$/ }).max(2_000)

export const accountInput = z.strictObject({
  name: oneLine(80).min(1),
  platform: oneLine(40).min(1),
  handle: oneLine(80).nullish(),
  profileUrl: webUrl.nullish(),
  feedUrl,
  intervalMinutes: z.int().min(1).max(1_440).optional(),
  unit: z.string().min(1),
  active: z.boolean().optional(),
})

const refuseOwnNetwork = (address: string): void => {
  const { hostname, username } = new URL(address)
  if (username)
    throw new Refused(
      refuse('invalid-field', {
        field: 'feedUrl',
        message: { zh: '网址里不能带用户名和密码。', en: 'The address must not carry a user name or password.' },
      }),
    )
  if (readSettings().production && isOwnHost(hostname))
    throw new Refused(
      refuse('invalid-field', {
        field: 'feedUrl',
        message: {
          zh: '这是本机或内部网络的地址，正式环境不读。',
          en: 'This is an address of this machine or an internal network, which is not read in production.',
        },
        fix: { zh: '请填写平台公开的订阅源网址。', en: 'Give the public address of the feed.' },
      }),
    )
}

/** A new address, or an account switched on again, is read at once and from the beginning. */
export const prepareAccount: Prepare = async ({ req, input, doc }) => {
  const given = { ...input }
  if (typeof given.feedUrl === 'string') refuseOwnNetwork(given.feedUrl)
  if (typeof given.unit === 'string') given.unit = await resolveUnit(req, given.unit, 'unit')
  const isNew = !doc || (given.feedUrl !== undefined && given.feedUrl !== doc.feedUrl)
  const isBack = given.active === true && doc?.active === false
  const sooner = typeof given.intervalMinutes === 'number' && given.intervalMinutes < Number(doc?.intervalMinutes)
  return {
    ...(doc ? {} : { intervalMinutes: 15, active: true }),
    ...given,
    ...(isNew ? { etag: null, lastModified: null, lastError: null } : {}),
    ...(isNew || isBack || sooner ? { nextCheckAt: now().toISOString(), failures: 0 } : {}),
  }
}
