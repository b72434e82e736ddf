import config from '@payload-config'
import { getPayload } from 'payload'
import { answerPreview } from '../../../../preview/reader-page.ts'

type Given = { params: Promise<{ token: string; rest?: string[] }> }

const handle = async (request: Request, { params }: Given): Promise<Response> => {
  const { token, rest = [] } = await params
  return answerPreview({ payload: await getPayload({ config }), request, token, rest: rest.map(decodeURIComponent) })
}

export { handle as GET }
export const dynamic = 'force-dynamic'
