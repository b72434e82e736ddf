import config from '@payload-config'
import { getPayload } from 'payload'
import { answerGuest } from '../../../statements/guest-page.ts'

const handle = async (request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> =>
  answerGuest({ payload: await getPayload({ config }), request, token: (await params).token })

export { handle as GET, handle as POST }
export const dynamic = 'force-dynamic'
