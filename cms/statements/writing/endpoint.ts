import { addDataAndFileToRequest, type Endpoint, type PayloadHandler, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { kindNames } from '../../../content/schema/kinds.ts'
import { now } from '../../calendar/clock.ts'
import { Refused } from '../../errors.ts'
import { languageOf } from '../../language.ts'
import { policy } from '../../policy.ts'
import { idsOf, signedIn } from '../../workflow/actor.ts'
import { answer } from '../../workflow/answers.ts'
import { visible } from '../../workflow/door.ts'
import { inputRefusals, refuseUnsound } from '../../workflow/input.ts'
import { findAll } from '../../workflow/records.ts'
import { bodyOf, contentOf, parsedContent } from '../body.ts'
import { withoutEmpty } from '../prepare.ts'
import { complete } from '../requirements.ts'
import type { Statement } from '../statement.ts'
import { checkWriting } from './check.ts'
import type { Finding } from './finding.ts'

const domain = { slug: 'statements', policy: policy.statements, input: {} }

/** More than can be saved, in characters, so that a text that is a little too long is still looked at. */
const most = { line: 1_000, text: 20_000, body: 250_000 }

/** A text as it stands in a form; with `id`, laid over what is stored. */
const given = z.object({
  id: z.string().min(1).nullish(),
  kind: z.enum(kindNames).nullish(),
  title: z.string().max(most.line).nullish(),
  summary: z.string().max(most.text).nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  body: z.string().max(most.body).nullish(),
  content: z.looseObject({ root: z.looseObject({}) }).nullish(),
  case: z.string().nullish(),
  attachments: z.array(z.string()).nullish(),
})

/** `POST /api/statements/check`: what to look at in this text before it is submitted. Nothing is stored. */
const checkGiven: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    await addDataAndFileToRequest(req)
    refuseUnsound(req.data ?? {})
    const parsed = given.safeParse(req.data ?? {})
    if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
    const { id, body, content, kind, ...rest } = parsed.data
    const stored = id ? await visible({ req, domain, actor, id }) : undefined
    const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    const fields = withoutEmpty(rest.fields ?? {})
    const candidate = { kind: 'response', ...stored, ...known, ...(kind ? { kind } : {}), fields } as Statement
    if (typeof body === 'string') candidate.content = contentOf(body)
    else if (content) candidate.content = content
    return told(req, await findingsOf(req, candidate))
  })

/** `GET /api/statements/<id>/check`: the same of the stored text. */
const checkStored: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    const doc = await visible({ req, domain, actor, id: String(req.routeParams?.id) })
    return told(req, await findingsOf(req, doc as Statement))
  })

const told = (req: PayloadRequest, findings: readonly Finding[]): Response => {
  const language = languageOf(req)
  return Response.json({
    findings: findings.map((finding) => ({
      ...finding,
      message: finding.message[language],
      fix: finding.fix[language],
    })),
  })
}

const findingsOf = async (req: PayloadRequest, doc: Statement): Promise<Finding[]> => {
  const refused = unreadable(doc)
  if (refused) return refused
  const situation = { req, doc, actor: signedIn(req), at: now() }
  const missing = await complete.check(situation)
  return [
    ...missing.map(({ message, fix, field }) => ({
      code: 'incomplete',
      level: 'must' as const,
      message,
      fix,
      field: field ?? 'body',
    })),
    ...checkWriting({ ...doc, body: bodyOf(doc) }, await publicContacts(req)),
    ...(await fileFindings(req, doc)),
  ]
}

/** A body that cannot be saved is the only thing to say of it. */
const unreadable = (doc: Statement): Finding[] | null => {
  try {
    if (doc.content) parsedContent(doc.content)
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.refusals.map(({ code, message, fix }) => ({ code, level: 'must', message, fix, field: 'body' }))
  }
}

const publicContacts = async (req: PayloadRequest): Promise<string[]> => {
  const { phone, email } = (await req.payload.findGlobal({ slug: 'bureau', req, depth: 0, overrideAccess: true })) as {
    phone?: string | null
    email?: string | null
  }
  const units = await findAll<{ contact?: string | null }>({ req, slug: 'units', where: {} })
  return [phone, email, ...units.map(({ contact }) => contact)].filter((entry) => typeof entry === 'string')
}

type Warned = { id: string; title?: string; warnings?: Pick<Finding, 'code' | 'message' | 'fix'>[] | null }

/** What an upload was warned of is said once more where the file would be published. */
const fileFindings = async (req: PayloadRequest, doc: Statement): Promise<Finding[]> => {
  const inBody = doc.content ? parsedContent(doc.content).attachments : []
  const attached = idsOf(doc.attachments)
  const wanted = [...new Set([...attached, ...inBody])]
  if (wanted.length === 0) return []
  const files = await findAll<Warned>({ req, slug: 'files', where: { id: { in: wanted } } })
  return files.flatMap(({ id, title = '', warnings }) =>
    (warnings ?? []).map(({ code, message, fix }) => ({
      code,
      level: 'should' as const,
      message: { zh: `附件“${title}”：${message.zh}`, en: `Attachment “${title}”: ${message.en}` },
      fix,
      field: attached.includes(id) ? 'attachments' : 'body',
    })),
  )
}

export const checkEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/check', method: 'post', handler: checkGiven },
  { path: '/:id/check', method: 'get', handler: checkStored },
]
