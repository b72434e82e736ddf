import type { Endpoint, PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse, statusOf } from '../errors.ts'
import { languageOf } from '../language.ts'
import { plainHeaders, refusalPage } from '../plain-page.ts'
import { drawnAnswer, drawPage } from '../publisher.ts'
import { storedFile } from '../stored-file.ts'
import { signedIn } from '../workflow/actor.ts'
import { answer, refusalsFrom } from '../workflow/answers.ts'
import { domainOf } from '../workflow/domain.ts'
import { visible } from '../workflow/door.ts'
import { statementPreview } from './preview.ts'

const seen = (req: PayloadRequest) =>
  visible({ req, domain: domainOf('statements'), actor: signedIn(req), id: String(req.routeParams?.id) })

/** A browser that shows the preview in a frame is told in a page, a program in the one shape. */
const inWords = async (req: PayloadRequest, work: () => Promise<Response>): Promise<Response> => {
  if (!req.headers.get('accept')?.includes('text/html')) return answer(req, work)
  try {
    return await work()
  } catch (error) {
    const refusals = refusalsFrom(error, Boolean(req.user))
    if (refusals.some(({ code }) => code === 'internal')) req.payload.logger.error({ err: error })
    const status = statusOf(refusals)
    return new Response(refusalPage(refusals, languageOf(req)), { status, headers: plainHeaders({ frame: 'self' }) })
  }
}

/** `GET /api/statements/<id>/preview` and the files it shows, for whoever may read the statement. */
export const previewEndpoints: Endpoint[] = [
  {
    path: '/:id/preview',
    method: 'get',
    handler: (req) =>
      inWords(req, async () => {
        const doc = await seen(req)
        const asked = await statementPreview.ask({ req, doc })
        const html = await drawPage({
          ...asked,
          files: `/api/statements/${doc.id}/preview/files`,
          language: languageOf(req),
          at: now().toISOString(),
        })
        return drawnAnswer(html, { frame: 'self' })
      }),
  },
  {
    path: '/:id/preview/files/:sha256/:name',
    method: 'get',
    handler: (req) =>
      answer(req, async () => {
        const doc = await seen(req)
        const { sha256, name } = req.routeParams as { sha256: string; name: string }
        if (!statementPreview.files(doc).includes(sha256)) throw new Refused(refuse('not-found'))
        return storedFile(req, sha256, decodeURIComponent(name))
      }),
  },
]
