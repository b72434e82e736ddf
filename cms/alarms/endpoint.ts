import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { alarm } from '../../content/schema/alarm.ts'
import { Refused } from '../errors.ts'
import { answer } from '../workflow/answers.ts'
import { inputRefusals, refuseUnsound } from '../workflow/input.ts'
import { publisherOnly, refuseReplaced } from '../workflow/publisher-only.ts'
import { inTransaction } from '../workflow/records.ts'
import { raiseAlarm } from './raise.ts'

/** `POST /api/outbox/alarms` `{kind, names, more?, detail: {zh, en}, at}` by the publisher: `{id, count}`. */
export const alarmEndpoint: Endpoint = {
  path: '/outbox/alarms',
  method: 'post',
  handler: (req) =>
    answer(req, async () => {
      publisherOnly(req)
      await addDataAndFileToRequest(req)
      const parsed = alarm.safeParse(req.data)
      if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
      refuseUnsound(parsed.data)
      const kept = await inTransaction(req, async () => {
        await refuseReplaced(req)
        return raiseAlarm(req, parsed.data)
      })
      return Response.json(kept)
    }),
}
