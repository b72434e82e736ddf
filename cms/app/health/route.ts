import config from '@payload-config'
import { getPayload } from 'payload'
import { storeFacts } from '../../store/facts.ts'

/** `/health`: alive. `/health?ready`: the store answers, and what it was seen to do; 503 with the reason where it does not. */
export const GET = async (request: Request): Promise<Response> => {
  if (!new URL(request.url).searchParams.has('ready')) return Response.json({ alive: true })
  try {
    const payload = await getPayload({ config })
    await payload.count({ collection: 'users', overrideAccess: true })
    return Response.json({ ready: true, reasons: [], store: storeFacts(payload) })
  } catch (error) {
    return Response.json({ ready: false, reasons: [String(error)] }, { status: 503 })
  }
}
export const dynamic = 'force-dynamic'
