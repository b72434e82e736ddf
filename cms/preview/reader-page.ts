import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse, statusOf } from '../errors.ts'
import { addressOf, isGuessing, noteMiss } from '../guesses.ts'
import { plainHeaders, readerLanguage, refusalPage } from '../plain-page.ts'
import { drawnAnswer, drawPage } from '../publisher.ts'
import { storedFile } from '../stored-file.ts'
import { refusalsFrom } from '../workflow/answers.ts'
import { domainOf, type Preview } from '../workflow/domain.ts'
import { noteOpening, openLink } from './open-link.ts'

type Ask = { payload: Payload; request: Request; token: string; rest?: readonly string[] }

/** `/preview/<token>` shows one text to one reader; the files it shows are below the same path. */
export const answerPreview = async ({ payload, request, token, rest = [] }: Ask): Promise<Response> => {
  const req = await createLocalReq({}, payload)
  const language = readerLanguage(payload, request.headers)
  const address = addressOf(request.headers)
  try {
    if (isGuessing(address)) throw new Refused(refuse('too-many'))
    if (rest.length > 0) return await fileOf(req, token, rest)
    const { doc } = await openLink(req, token)
    const asked = await previewOf().ask({ req, doc })
    const html = await drawPage({ ...asked, files: `/preview/${token}/files`, language, at: now().toISOString() })
    if (isRead(request)) await noteOpening(req, token)
    return drawnAnswer(html, { frame: 'none' })
  } catch (error) {
    const refusals = refusalsFrom(error, true)
    if (refusals.some(({ code }) => code === 'not-found')) noteMiss(address)
    if (refusals.some(({ code }) => code === 'internal')) payload.logger.error({ err: error })
    return new Response(refusalPage(refusals, language), { status: statusOf(refusals), headers: plainHeaders() })
  }
}

const previewOf = (): Preview => {
  const { preview } = domainOf('statements')
  if (!preview) throw new Error('The domain "statements" does not say how it is previewed.')
  return preview
}

const fileOf = async (req: PayloadRequest, token: string, [room, sha256 = '', name, ...more]: readonly string[]) => {
  const { doc } = await openLink(req, token)
  const isThere = room === 'files' && name && more.length === 0 && previewOf().files(doc).includes(sha256)
  if (!isThere) throw new Refused(refuse('not-found'))
  return storedFile(req, sha256, name)
}

/** A browser that fetches ahead has shown nobody anything. */
const isRead = ({ method, headers }: Request): boolean =>
  method === 'GET' && !`${headers.get('sec-purpose') ?? ''}${headers.get('purpose') ?? ''}`.includes('prefetch')
