import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Field } from 'payload'
import { beforeAll, expect, test } from 'vitest'

type Found = { path: string; type: string; isHidden: boolean; isOurs: boolean }
let found: Found[] = []

const walk = (fields: Field[], under: string): Found[] =>
  fields.flatMap((field) => {
    const at = 'name' in field ? `${under}.${field.name}` : under
    const admin = ('admin' in field ? field.admin : {}) as
      | { hidden?: boolean; components?: { Field?: unknown } }
      | undefined
    const inside = 'fields' in field ? walk(field.fields, at) : []
    return [
      { path: at, type: field.type, isHidden: admin?.hidden === true, isOurs: Boolean(admin?.components?.Field) },
      ...inside,
    ]
  })

beforeAll(async () => {
  process.env.HUIYING_HOME = mkdtempSync(path.join(tmpdir(), 'huiying-policy-'))
  const config = await (await import('../../payload.config.ts')).default
  found = config.collections
    .filter(({ slug, admin }) => !slug.startsWith('payload-') && admin?.hidden !== true)
    .flatMap(({ slug, fields }) => walk(fields, slug))
})

test('no field uses the code editor that Payload fetches from another machine', () => {
  expect(found.length).toBeGreaterThan(100)
  const fetched = found.filter(({ type, isHidden, isOurs }) => ['json', 'code'].includes(type) && !isHidden && !isOurs)
  expect(fetched.map(({ path }) => path)).toEqual([])
})
