import type { Endpoint } from 'payload'
import { z } from 'zod'
import { catalogue } from './errors.ts'
import { registeredDomains } from './workflow/domain.ts'
import type { Row } from './workflow/engine.ts'

type Json = Record<string, unknown>
const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return rest
}
const refusal = { $ref: '#/components/responses/Refused' }
const statuses = [...new Set(Object.values(catalogue).map(({ status }) => status))].filter((status) => status !== 500)
const refusals = Object.fromEntries(statuses.map((status) => [status, refusal]))
const takes = (schema: z.ZodType) => ({
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(schema) } } },
})
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description: 'The digest you read, as a quoted ETag',
}
const idempotencyKey = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } }

const actPath = (slug: string, row: Row) => ({
  [`/api/${slug}/{id}/acts/${row.act}`]: {
    post: {
      summary: `${row.zh} · ${row.en}`,
      parameters: [id, idempotencyKey, ...(row.ifMatch ? [ifMatch] : [])],
      ...takes(row.input),
      responses: { 200: { description: '{doc}' }, ...refusals },
    },
  },
})

/** The REST contract, drawn from the domains' schemas and workflow tables. */
export const openApi = (): Json => ({
  openapi: '3.1.0',
  info: { title: 'Huiying 回应', version: '1' },
  paths: Object.assign(
    {},
    ...registeredDomains().map(({ slug, input, workflow, policy }) => ({
      [`/api/${slug}`]: {
        get: {
          summary: `${policy.zh}：列表`,
          responses: { 200: { description: '{docs, totalDocs, …}' }, ...refusals },
        },
        ...(input.create && slug !== 'files'
          ? {
              post: {
                summary: `${policy.zh}：新建`,
                parameters: [idempotencyKey],
                ...takes(input.create),
                responses: { 201: { description: '{doc}' }, ...refusals },
              },
            }
          : {}),
      },
      [`/api/${slug}/{id}`]: {
        get: { summary: policy.zh, parameters: [id], responses: { 200: { description: 'the record' }, ...refusals } },
        ...(input.update
          ? {
              patch: {
                summary: `${policy.zh}：修改`,
                parameters: [id, idempotencyKey],
                ...takes(input.update),
                responses: { 200: { description: '{doc}' }, ...refusals },
              },
            }
          : {}),
      },
      ...(workflow
        ? {
            [`/api/${slug}/{id}/acts`]: {
              get: {
                summary: '可以办理的操作，以及每一项为什么不可以',
                parameters: [id],
                responses: { 200: { description: '{acts: [{act, label, allowed, refusals}]}' }, ...refusals },
              },
            },
            ...Object.assign({}, ...workflow.rows.map((row) => actPath(slug, row))),
          }
        : {}),
    })),
  ),
  components: {
    responses: {
      Refused: {
        description: Object.entries(catalogue)
          .map(([code, { status }]) => `${code} (${status})`)
          .join(', '),
        content: {
          'application/json': {
            schema: schemaOf(
              z.object({
                errors: z.array(
                  z.object({
                    code: z.enum(Object.keys(catalogue) as [string, ...string[]]),
                    message: z.string(),
                    fix: z.string(),
                    field: z.string().optional(),
                  }),
                ),
              }),
            ),
          },
        },
      },
    },
  },
})

export const openApiEndpoint: Endpoint = {
  path: '/openapi.json',
  method: 'get',
  handler: () => Response.json(openApi()),
}
