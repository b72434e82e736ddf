import { readFileSync } from 'node:fs'
import path from 'node:path'
import { catalogue } from '../../cms/errors.ts'
import { kinds } from '../../content/schema/kinds.ts'
import { openApi } from './domains.ts'

type Operation = {
  summary?: string
  parameters?: { name: string }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}
type Schema = {
  properties?: Record<string, Schema>
  required?: string[]
  type?: string
  enum?: string[]
  const?: unknown
  items?: Schema
  anyOf?: Schema[]
}

const shape = (schema: Schema): string => {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return schema.enum.join(' \\| ')
  if (schema.anyOf) return shape(schema.anyOf.find(({ type }) => type !== 'null') ?? {})
  if (schema.type === 'array') return `${shape(schema.items ?? {})}[]`
  if (schema.properties) return members(schema)
  return schema.type ?? 'any'
}
const members = (schema: Schema): string =>
  `{${Object.entries(schema.properties ?? {})
    .map(([name, member]) => `${name}${schema.required?.includes(name) ? '' : '?'}: ${shape(member)}`)
    .join(', ')}}`

const row = (where: string, method: string, operation: Operation): string => {
  const headers = (operation.parameters ?? []).map(({ name }) => name).filter((name) => name === 'If-Match')
  const body = operation.requestBody?.content['application/json'].schema
  return `| \`${method.toUpperCase()} ${where}\` | ${operation.summary ?? ''} | ${headers.join(', ')} | ${body ? `\`${shape(body)}\`` : ''} |`
}

const vectors = (): string => {
  const file = path.resolve(import.meta.dirname, '../../content/schema/examples/digests.json')
  return readFileSync(file, 'utf8').trim()
}

/** The REST contract as prose tables, drawn from the schemas, the workflow tables and the error catalogue. */
export const drawContract = (): string => {
  const { paths } = openApi() as { paths: Record<string, Record<string, Operation>> }
  return [
    '# REST contract',
    '',
    'Drawn from the schemas, `cms/*/workflow.ts` and `cms/errors.ts` by `npm run docs`; do not edit. The same, for machines: `GET /api/openapi.json`.',
    '',
    '`POST /api/users/login` `{email, password}` → `{token, user}`; then `Authorization: JWT <token>`. Lists take Payload’s `where`, `sort`, `limit`, `page`, `depth`. `GET …/acts` → `{acts: [{act, label, allowed, refusals}]}`. `Idempotency-Key` is honoured on create, change and acts. Units may be given as id or code, files as their SHA-256.',
    '',
    '| | | header | body |',
    '|---|---|---|---|',
    ...Object.entries(paths).flatMap(([where, methods]) =>
      Object.entries(methods).map(([method, operation]) => row(where, method, operation)),
    ),
    '',
    '## Statement `fields` by kind',
    '',
    'Required at submit unless marked `?`.',
    '',
    '| kind | section | fields |',
    '|---|---|---|',
    ...Object.entries(kinds).map(
      ([kind, { section, fields }]) =>
        `| \`${kind}\` | \`/${section}/\` | ${Object.entries(fields.shape)
          .map(([name, schema]) => `\`${name}${schema.def.type === 'optional' ? '?' : ''}\``)
          .join(' ')} |`,
    ),
    '',
    '## Refusals',
    '',
    'Every refusal is `{errors: [{code, message, fix, field?}]}`. Statuses apply in this order: 413, 401, 404, 410, 403, 428, 409, 422, 429.',
    '',
    '| code | status | says | and what to do |',
    '|---|---|---|---|',
    ...Object.entries(catalogue).map(
      ([code, { status, message, fix }]) =>
        `| \`${code}\` | ${status} | ${message.zh} | ${fix.zh.replaceAll('|', '\\|')} |`,
    ),
    '',
    '## Digest: golden vectors',
    '',
    'Lower-case hex SHA-256 of RFC 8785 JSON; empty members omitted, text NFC, times UTC, body normalised, `attachments` the sorted SHA-256 of every attached and figure file.',
    '',
    '```json',
    vectors(),
    '```',
    '',
  ].join('\n')
}
