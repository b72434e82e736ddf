import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { languageOf, type Words } from '../language.ts'
import { signedIn } from './actor.ts'
import { answer } from './answers.ts'
import type { Domain } from './domain.ts'
import { createRecord, type Seen, updateRecord, visible } from './door.ts'
import { actsOf, perform } from './engine.ts'
import { once } from './idempotency.ts'
import { refuseUnsound } from './input.ts'
import { inTransaction } from './records.ts'
import { trailEndpoint } from './trail.ts'

const saved: Words = { zh: '已保存。', en: 'Saved.' }
const idIn = (req: PayloadRequest) => String(req.routeParams?.id)

/** The JSON object that was sent. The admin sends its whole form; of that, only what may be sent is taken. */
const bodyOf = async (req: PayloadRequest, taken: readonly string[]): Promise<Record<string, unknown>> => {
  const isForm = (req.headers.get('content-type') ?? '').startsWith('multipart/')
  await addDataAndFileToRequest(req)
  const data: unknown = req.data ?? {}
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Refused(refuse('invalid-json'))
  refuseUnsound(data)
  if (!isForm) return data as Record<string, unknown>
  return Object.fromEntries(Object.entries(data).filter(([key, value]) => taken.includes(key) && value !== null))
}

const keysOf = (schema: { shape: object } | undefined, except: readonly string[] = []) =>
  Object.keys(schema?.shape ?? {}).filter((key) => !except.includes(key))

/**
 * The record as its reader gets it over REST, relations filled to the depth asked for. Who handed a record over to another
 * unit sees once more what they wrote, and nothing of what hangs on it.
 */
const shown = async (req: PayloadRequest, slug: string, id: string) => {
  const depth = new URL(req.url ?? '', 'http://cms').searchParams.get('depth')
  const seen = await req.payload.findByID({
    collection: slug,
    id,
    ...(depth === null ? {} : { depth: Number(depth) }),
    overrideAccess: false,
    disableErrors: true,
    user: req.user,
    req,
  })
  return seen ?? req.payload.findByID({ collection: slug, id, depth: 0, overrideAccess: true, req })
}

const matchOf = (req: PayloadRequest): string | null =>
  req.headers
    .get('if-match')
    ?.trim()
    .replace(/^(W\/)?"(.*)"$/, '$2') || null

/** What the sender says to have seen: `If-Match`, or the round that the admin's form was loaded with; nothing: not asked. */
const seenIn = (req: PayloadRequest): Seen => {
  const isForm = (req.headers.get('content-type') ?? '').startsWith('multipart/')
  const digest = matchOf(req)
  const round = isForm ? (req.data as { round?: unknown } | undefined)?.round : undefined
  return { ...(digest === null ? {} : { digest }), ...(typeof round === 'number' ? { round } : {}) }
}

/** REST of a governed collection: create, change, the acts; everything that would go past the table is closed. */
export const domainEndpoints = (domain: Domain): Endpoint[] => {
  const { slug, workflow } = domain
  /** The admin's form carries `body`, which is drawn from `content`; the form's own text is `content`. */
  const formKeys = (schema: Domain['input']['create']) => keysOf(schema, ['body'])

  const closed = (req: PayloadRequest, id?: string) =>
    answer(req, async () => {
      const actor = signedIn(req)
      if (id !== undefined) await visible({ req, domain, actor, id })
      throw new Refused(
        refuse('role', {
          message: {
            zh: '这里不能删除、批量修改或恢复旧版本。',
            en: 'Records are not deleted, changed in bulk or restored here.',
          },
          fix: { zh: '请用记录页上列出的操作。', en: 'Use the acts listed on the page of the record.' },
        }),
      )
    })

  return [
    {
      path: '/',
      method: 'post',
      handler: (req) =>
        answer(req, async () => {
          const actor = signedIn(req)
          const input = await bodyOf(req, formKeys(domain.input.create))
          const { status, answer: body } = await inTransaction(req, () =>
            once(req, actor, async () => {
              const { id } = await createRecord({ req, domain, actor, input })
              return { status: 201, answer: { message: saved[languageOf(req)], doc: await shown(req, slug, id) } }
            }),
          )
          return Response.json(body, { status })
        }),
    },
    {
      path: '/:id',
      method: 'patch',
      handler: (req) =>
        answer(req, async () => {
          const actor = signedIn(req)
          const input = await bodyOf(req, formKeys(domain.input.update))
          const seen = seenIn(req)
          const { status, answer: body } = await inTransaction(req, () =>
            once(req, actor, async () => {
              await updateRecord({ req, domain, actor, id: idIn(req), input, seen })
              return {
                status: 200,
                answer: { message: saved[languageOf(req)], doc: await shown(req, slug, idIn(req)) },
              }
            }),
          )
          return Response.json(body, { status })
        }),
    },
    { path: '/', method: 'patch', handler: (req) => closed(req) },
    { path: '/', method: 'delete', handler: (req) => closed(req) },
    { path: '/:id', method: 'delete', handler: (req) => closed(req, idIn(req)) },
    { path: '/:id/duplicate', method: 'post', handler: (req) => closed(req, idIn(req)) },
    { path: '/versions/:id', method: 'post', handler: (req) => closed(req) },
    trailEndpoint(domain),
    ...(workflow ? actEndpoints(domain, workflow) : []),
  ]
}

const actEndpoints = (domain: Domain, workflow: NonNullable<Domain['workflow']>): Endpoint[] => [
  {
    path: '/:id/acts',
    method: 'get',
    handler: (req) =>
      answer(req, async () => {
        const actor = signedIn(req)
        const doc = await visible({ req, domain, actor, id: idIn(req) })
        return Response.json({ acts: await actsOf(workflow, { req, doc, actor, at: now() }) })
      }),
  },
  {
    path: '/:id/acts/:act',
    method: 'post',
    handler: (req) =>
      answer(req, async () => {
        const actor = signedIn(req)
        const id = idIn(req)
        const act = String(req.routeParams?.act)
        const input = await bodyOf(req, keysOf(workflow.rows.find((row) => row.act === act)?.input))
        const {
          status,
          answer: body,
          shownOnce,
        } = await inTransaction(req, () =>
          once(req, actor, async () => {
            await visible({ req, domain, actor, id })
            const done = await perform({ req, workflow, id, act, actor, input, match: matchOf(req) })
            const answer = { doc: await shown(req, domain.slug, id), ...done.answer }
            return { status: 200, answer, shownOnce: done.shownOnce }
          }),
        )
        return Response.json({ ...body, ...shownOnce }, { status })
      }),
  },
]
