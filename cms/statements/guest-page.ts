import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse, statusOf } from '../errors.ts'
import { addressOf, isGuessing, noteMiss } from '../guesses.ts'
import type { Language } from '../language.ts'
import { plainHeaders, readerLanguage, refusalPage } from '../plain-page.ts'
import { drawnAnswer, drawPage } from '../publisher.ts'
import { storedFile } from '../stored-file.ts'
import { within } from '../within.ts'
import { idOf } from '../workflow/actor.ts'
import { refusalResponse, refusalsFrom } from '../workflow/answers.ts'
import { findOne } from '../workflow/records.ts'
import { fileIdsOf } from './files.ts'
import { decide, filesOf, type Guest, openLink } from './guest.ts'
import { sinceSeen } from './guest-seen.ts'
import { type Given, receiptPage, type TextView, textPage } from './guest-view.ts'
import { statementPreview } from './preview.ts'
import { isCurrent } from './slips.ts'
import type { Slip } from './statement.ts'

const limit = 256 * 1024
const headers = plainHeaders({ images: true })

type Ask = { payload: Payload; request: Request; token: string }

/**
 * `/guest/<token>`: GET shows exactly the text and its digest and changes nothing; POST (form or JSON) consumes the link.
 * `?view=page` is the text as the public page, `?file=<sha256>/<name>` one of its files.
 */
export const answerGuest = async ({ payload, request, token }: Ask): Promise<Response> => {
  const req = await createLocalReq({}, payload)
  const language = readerLanguage(payload, request.headers)
  const address = addressOf(request.headers)
  const wantsJson = (request.headers.get('content-type') ?? request.headers.get('accept') ?? '').includes('json')
  let sent: Sent | undefined
  try {
    if (isGuessing(address)) throw new Refused(refuse('too-many'))
    // Next gives HEAD to the handler of GET.
    if (request.method === 'GET' || request.method === 'HEAD') return await shown({ req, request, token, language })
    await openLink(req, token)
    sent = await sentIn(request)
    const receipt = await decide(req, token, sent.input)
    if (wantsJson) return Response.json({ decision: receipt.decision })
    return new Response(receiptPage(receipt, { language, bureau: await bureauOf(req) }), { headers })
  } catch (error) {
    const refusals = refusalsFrom(error, true)
    if (refusals.some(({ code }) => code === 'not-found')) noteMiss(address)
    if (refusals.some(({ code }) => code === 'internal')) payload.logger.error({ err: error })
    if (wantsJson) return refusalResponse(refusals, language)
    const status = statusOf(refusals)
    // What somebody wrote is not thrown away because one field was missing.
    if (sent?.form && (status === 422 || status === 409)) {
      const guest = await openLink(req, token).catch(() => null)
      if (guest) {
        const view = await viewOf(req, guest, language)
        return new Response(textPage({ ...view, given: sent.form, refusals }), { status, headers })
      }
    }
    return new Response(refusalPage(refusals, language), { status, headers })
  }
}

type Shown = { req: PayloadRequest; request: Request; token: string; language: Language }

const shown = async ({ req, request, token, language }: Shown): Promise<Response> => {
  const guest = await openLink(req, token)
  const { searchParams } = new URL(request.url)
  const file = searchParams.get('file')
  if (file !== null) return fileOf(req, guest, file)
  if (searchParams.get('view') === 'page') {
    const asked = await statementPreview.ask({ req, doc: guest.statement })
    const html = await drawPage({ ...asked, files: '?file=', language, at: now().toISOString() })
    return drawnAnswer(html, { frame: 'none' })
  }
  return new Response(textPage(await viewOf(req, guest, language)), { headers })
}

const fileOf = (req: PayloadRequest, { statement }: Guest, address: string): Promise<Response> => {
  const [sha256 = '', name = '', ...more] = address.replace(/^\//, '').split('/')
  if (more.length > 0 || !fileIdsOf(statement).includes(sha256)) throw new Refused(refuse('not-found'))
  return storedFile(req, sha256, name)
}

const bureauOf = async (req: PayloadRequest): Promise<string> =>
  String((await req.payload.findGlobal({ slug: 'bureau', depth: 0, overrideAccess: true, req })).name ?? '')

const viewOf = async (req: PayloadRequest, guest: Guest, language: Language): Promise<TextView> => {
  const { invitation, statement, unit } = guest
  const files = await filesOf(req, statement)
  const nameOf = (sha256: string) => files.find((file) => file.sha256 === sha256)?.name ?? `${sha256.slice(0, 12)}…`
  const where = { id: { equals: idOf(invitation.invitedBy) ?? '' } }
  const inviter = await findOne<{ name?: string }>({ req, slug: 'users', where })
  const slip = await findOne<Slip>({
    req,
    slug: 'slips',
    where: {
      and: [
        { statement: { equals: statement.id } },
        { act: { equals: 'confirm' } },
        { unit: { equals: unit.id } },
        { edition: { equals: statement.edition } },
      ],
    },
    sort: '-at',
  })
  return {
    ...guest,
    language,
    files,
    bureau: await bureauOf(req),
    inviter: inviter?.name ?? '',
    since: await sinceSeen({ req, ...guest }, nameOf),
    hasConfirmed: slip ? isCurrent(slip, statement) : false,
  }
}

const place = /^comment-(?:(\d{1,5})|(summary|fields\.[A-Za-z]{1,40}))$/

/** What was sent, and where it came from a form, the form as it was filled in, so that it can be shown again. */
type Sent = { input: unknown; form?: Given }

/** A form's comments on paragraphs become a list; a field left empty was not sent. */
const sentIn = async (request: Request): Promise<Sent> => {
  const body = request.body ? await within(request.body, limit) : Buffer.alloc(0)
  if (!body) throw new Refused(refuse('too-large'))
  const text = body.toString('utf8')
  if ((request.headers.get('content-type') ?? '').includes('json')) return { input: JSON.parse(text) }
  const filled = [...new URLSearchParams(text)].filter(([, value]) => value.trim() !== '')
  const comments = filled.flatMap(([name, value]): { block?: number; field?: string; text: string }[] => {
    const [, block, field] = place.exec(name) ?? []
    if (field) return [{ field, text: value }]
    return block === undefined ? [] : [{ block: Number(block), text: value }]
  })
  const fields = Object.fromEntries(filled.filter(([name]) => !place.test(name)))
  const input = { ...fields, ...(comments.length > 0 ? { comments } : {}) }
  return { input, form: Object.fromEntries(filled) }
}
