import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Field } from 'payload'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { whatToDo } from '../../cms/alarms/kinds.ts'
import { catalogue } from '../../cms/errors.ts'
import { mailWishes } from '../../cms/mail-wishes.ts'
import { mailStates, noticeKinds } from '../../cms/notices/kinds.ts'
import { checkResults, deliveryStates } from '../../cms/releases/deliveries.ts'
import { roles } from '../../cms/roles.ts'
import { slipActs } from '../../cms/statements/slips.ts'
import { alarmKinds } from '../../content/schema/alarm.ts'
import { forms, kinds, sections } from '../../content/schema/kinds.ts'
import { expungeReasons } from '../../content/schema/release.ts'
import type { FieldMeta } from '../../content/schema/values.ts'

const root = path.resolve(import.meta.dirname, '../..')
process.env.HUIYING_HOME ??= path.join(tmpdir(), 'huiying-policy-test')
const config = await (await import('../../payload.config.ts')).default
const { registeredDomains } = await import('../../cms/workflow/domain.ts')
const chinese = /\p{Script=Han}/u

/** What is wrong with a pair of words; names, codes and digits may be the same in both. */
const faultIn = (words: unknown): string | null => {
  const { zh, en } = (words ?? {}) as { zh?: unknown; en?: unknown }
  if (typeof zh !== 'string' || typeof en !== 'string') return 'one language is missing'
  if (!zh.trim() || !en.trim()) return 'empty'
  return chinese.test(en) ? 'Chinese in the English' : null
}
const faults = (said: readonly (readonly [string, unknown])[]) =>
  said.flatMap(([where, words]) => {
    const fault = faultIn(words)
    return fault ? [`${where}: ${fault}`] : []
  })

describe('both languages', () => {
  test('every refusal of the catalogue, with what to do', () => {
    const said = Object.entries(catalogue).flatMap(([code, { message, fix }]) => [
      [`${code} message`, message] as const,
      [`${code} fix`, fix] as const,
    ])
    expect(said.length).toBeGreaterThan(50)
    expect(faults(said)).toEqual([])
  })

  test('every act and state of every workflow', () => {
    const workflows = registeredDomains().flatMap(({ workflow }) => (workflow ? [workflow] : []))
    expect(workflows.length).toBeGreaterThan(1)
    const said = workflows.flatMap(({ slug, rows, states }) => [
      ...rows.map(({ act, zh, en }) => [`${slug} ${act}`, { zh, en }] as const),
      ...Object.entries(states).map(([state, words]) => [`${slug} ${state}`, words] as const),
    ])
    expect(faults(said)).toEqual([])
  })

  test('every word of the tables', () => {
    const tables = {
      roles,
      kinds,
      sections,
      forms,
      slipActs,
      deliveryStates,
      checkResults,
      alarmKinds,
      noticeKinds,
      mailStates,
      mailWishes,
      expungeReasons,
    }
    const said = Object.entries(tables).flatMap(([table, words]) =>
      Object.entries(words).map(([name, { zh, en }]) => [`${table} ${name}`, { zh, en }] as const),
    )
    expect(faults(said)).toEqual([])
  })

  test('what to do at every kind of alarm', () => {
    const said = Object.entries(whatToDo).flatMap(([kind, { means, steps }]) => [
      [`${kind} means`, means] as const,
      ...steps.map((step, index) => [`${kind} ${index}`, step] as const),
    ])
    expect(said.length).toBeGreaterThan(10)
    expect(faults(said)).toEqual([])
  })

  test('every element of every kind, nested ones and their help too', () => {
    const said = Object.entries(kinds).flatMap(([kind, { fields }]) => elementsOf(fields, kind))
    expect(said.length).toBeGreaterThan(35)
    expect(faults(said)).toEqual([])
  })

  test('every collection and global, its group, description, fields and options', () => {
    const said = [
      ...config.collections
        .filter(({ slug, admin }) => !slug.startsWith('payload-') && admin.hidden !== true)
        .flatMap(({ slug, labels, admin, fields }) => [
          [`${slug} singular`, labels.singular] as const,
          [`${slug} plural`, labels.plural] as const,
          ...shown(slug, admin.group, admin.description),
          ...fieldsOf(fields, slug),
        ]),
      ...config.globals
        .filter(({ admin }) => admin?.hidden !== true)
        .flatMap(({ slug, label, admin, fields }) => [
          [slug, label] as const,
          ...shown(slug, admin?.group, admin?.description),
          ...fieldsOf(fields, slug),
        ]),
    ]
    expect(said.length).toBeGreaterThan(150)
    expect(faults(said)).toEqual([])
  })

  test('a pair with Chinese in the English is found', () => {
    expect(faultIn({ zh: '签发', en: 'Sign 签发' })).toBe('Chinese in the English')
    expect(faultIn('签发')).toBe('one language is missing')
    expect(faultIn({ zh: '签发', en: 'Sign' })).toBeNull()
  })
})

type Said = readonly (readonly [string, unknown])[]
const shown = (where: string, group: unknown, description: unknown): Said => [
  ...(group ? [[`${where} group`, group] as const] : []),
  ...(description ? [[`${where} description`, description] as const] : []),
]

const inner = (schema: z.ZodType): z.ZodType => {
  const { type, innerType, element, out } = schema.def as {
    type: string
    innerType?: z.ZodType
    element?: z.ZodType
    out?: z.ZodType
  }
  const next = type === 'array' ? element : type === 'pipe' ? out : innerType
  return next ? inner(next) : schema
}
/** Labels of the elements a form shows. */
const elementsOf = (schema: z.ZodType, where: string): Said =>
  Object.entries((inner(schema) as unknown as { shape?: Record<string, z.ZodType> }).shape ?? {}).flatMap(
    ([name, member]) => {
      const at = `${where}.${name}`
      const { innerType } = member.def as { innerType?: z.ZodType }
      const meta = (member.meta() ?? innerType?.meta()) as FieldMeta | undefined
      return [
        [at, meta] as const,
        ...(meta?.help ? [[`${at} help`, meta.help] as const] : []),
        ...elementsOf(member, at),
      ]
    },
  )

/** Words that are the same in every language, and fields Payload brings along with words of its own. */
const neutral = ['SHA-256']
type Shown = {
  hidden?: boolean
  admin?: { hidden?: boolean; disabled?: boolean; description?: unknown }
  label?: unknown
}
const fieldsOf = (fields: readonly Field[], where: string): Said =>
  fields.flatMap((field): Said => {
    const { admin, label, hidden } = field as Shown
    const name = 'name' in field ? field.name : field.type
    const at = `${where}.${name}`
    if (
      hidden ||
      admin?.hidden ||
      admin?.disabled ||
      field.type === 'ui' ||
      typeof label === 'function' ||
      label === false
    )
      return []
    const isPlain = typeof label === 'string' && (neutral.includes(label) || !chinese.test(label))
    const options = 'options' in field ? (field.options as { label: unknown; value: string }[]) : []
    return [
      ...(isPlain ? [] : [[at, label] as const]),
      ...(admin?.description && typeof admin.description !== 'function'
        ? [[`${at} help`, admin.description] as const]
        : []),
      ...options
        .filter(({ label: said }) => typeof said !== 'string' || chinese.test(said))
        .map(({ value, label: said }) => [`${at}=${value}`, said] as const),
      ...('fields' in field ? fieldsOf(field.fields as Field[], at) : []),
    ]
  })

/**
 * Client components that may hold Chinese outside a pair: words every reader of the admin is shown in both languages at
 * once, or words of the public page itself.
 */
const allowed: Record<string, readonly string[]> = {
  'cms/app/(payload)/brand.tsx': ['回应'],
  // A document number is written like this in every language.
  'cms/microblogs/matches.tsx': ['〔{year}〕{number}号'],
  'cms/microblogs/picker.tsx': ['〔{year}〕{number}号'],
}

const withoutComments = (source: string) =>
  source
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')

/** Lines with Chinese that is not the value of a `zh` beside an `en`. */
const strayIn = (source: string): string[] => {
  const text = /(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)/.source
  const pair = /\bzh:(?:(?!\bzh:|<\/)[\s\S]){0,600}?,\s*en:/g
  const choice = new RegExp(`language === 'zh'\\s*\\?\\s*${text}\\s*:`, 'g')
  return withoutComments(source)
    .replace(pair, 'pair:')
    .replace(choice, 'choice:')
    .split('\n')
    .filter((line) => chinese.test(line))
    .map((line) => line.trim())
}

test('no component of the admin says anything in Chinese alone', () => {
  const files = readdirSync(path.join(root, 'cms'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/.next/'))
  expect(files.length).toBeGreaterThan(10)
  const stray = files.flatMap((file) =>
    strayIn(readFileSync(path.join(root, file), 'utf8'))
      .filter((line) => !(allowed[file] ?? []).some((word) => line.includes(word)))
      .map((line) => `${file}: ${line}`),
  )
  expect(stray).toEqual([])
})

test('Chinese outside a pair is found, inside a pair it is not', () => {
  expect(strayIn("say({ zh: '签发', en: 'Sign' })")).toEqual([])
  expect(strayIn("say({\n  zh: `第 1 版`,\n  en: 'Edition 1',\n})")).toEqual([])
  expect(strayIn("language === 'zh' ? '签发' : 'Sign'")).toEqual([])
  expect(strayIn('<p>签发</p>')).toEqual(['<p>签发</p>'])
  expect(strayIn("const label = { zh: '签发' }")).toHaveLength(1)
  expect(strayIn("const label = { zh: '签发' }\nconst other = { zh: '撤回', en: 'Withdraw' }")).toHaveLength(1)
})
