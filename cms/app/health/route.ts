import config from '@payload-config'
import { getPayload } from 'payload'

/** `/health`: alive. `/health?ready`: the store answers; 503 with the reason where it does not. */
export const GET = async (request: Request): Promise<Response> => {
  if (!new URL(request.url).searchParams.has('ready')) return Response.json({ alive: true })
  try {
    const payload = await getPayload({ config })
    await payload.count({ collection: 'users', overrideAccess: true })
    return Response.json({ ready: true, reasons: [] })
  } catch (error) {
    return Response.json({ ready: false, reasons: [String(error)] }, { status: 503 })
  }
}
export const dynamic = 'force-dynamic'
