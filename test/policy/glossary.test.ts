import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { alarmWorkflow } from '../../cms/alarms/workflow.ts'
import { caseKinds } from '../../cms/cases/kinds.ts'
import { commentWorkflow } from '../../cms/comments/workflow.ts'
import { mailWishes } from '../../cms/mail-wishes.ts'
import { mentionWorkflow } from '../../cms/mentions/workflow.ts'
import { postWorkflow } from '../../cms/microblogs/workflow.ts'
import { mailStates, noticeKinds } from '../../cms/notices/kinds.ts'
import { policy } from '../../cms/policy.ts'
import { checkResults, deliveryStates } from '../../cms/releases/deliveries.ts'
import { roles } from '../../cms/roles.ts'
import { slipActs } from '../../cms/statements/slips.ts'
import { statementWorkflow } from '../../cms/statements/workflow.ts'
import type { Workflow } from '../../cms/workflow/engine.ts'
import { scopes } from '../../cms/workflow/grants.ts'
import { alarmKinds } from '../../content/schema/alarm.ts'
import { forms, kinds, sections } from '../../content/schema/kinds.ts'
import { expungeReasons } from '../../content/schema/release.ts'

const root = path.resolve(import.meta.dirname, '../..')
const workflows = [mentionWorkflow, statementWorkflow, postWorkflow, commentWorkflow, alarmWorkflow]

type Term = { identifier: string; zh: string; en?: string }
type Labels = Record<string, string | { zh: string; en?: string }>

const terms = (table: Labels): Term[] =>
  Object.entries(table).map(([identifier, label]) =>
    typeof label === 'string'
      ? { identifier, zh: label }
      : { identifier, zh: label.zh, ...('en' in label ? { en: label.en } : {}) },
  )
const actsOf = ({ rows }: Workflow): Term[] => rows.map(({ act, zh, en }) => ({ identifier: act, zh, en }))

/** Every word the tables give a name to. */
const tables: Record<string, Term[]> = {
  slugs: terms(policy),
  duties: terms(roles),
  reach: terms(scopes),
  kinds: terms(kinds),
  sections: terms(sections),
  forms: terms(forms),
  'kinds of case': terms(caseKinds),
  'reasons to expunge': terms(expungeReasons),
  gates: terms(slipActs),
  'states of a delivery': terms(deliveryStates),
  'results of a check': terms(checkResults),
  'kinds of alarm': terms(alarmKinds),
  'kinds of notice': terms(noticeKinds),
  'states of a mail': terms(mailStates),
  'wishes for mail': terms(mailWishes),
  states: workflows.flatMap(({ states }) => terms(states)),
  acts: workflows.flatMap(actsOf),
}

/** Rows of the glossary, and the words its last columns tell us to avoid. */
const rows = readFileSync(path.join(root, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map((cells) => ({ zh: cells[1] ?? '', en: cells[2] ?? '', names: cells[3] ?? '', avoid: cells.at(-2) ?? '' }))
const avoided = rows.flatMap(({ avoid }) => avoid.split('·').map((word) => word.trim())).filter(Boolean)

/** Chinese words spelled in Latin letters. Proper names of services (Weibo, WeChat) and of the product are words of their own. */
const pinyin =
  'yuqing xiansuo gaojian shenhe shenpi qianfa baomi huishang queren koujing zhuanban tuihui chehui gengzheng xubao piyao fabu danwei lingdao biaoti neirong leixing zhuangtai beizhu'.split(
    ' ',
  )

/** What the demo's people say and what is answered to them; its words are citizens', not ours. */
const isDemoText = (file: string) => /^scripts\/seed\/(stories|synthetic)/.test(file)

const sources = ['cms', 'content', 'site', 'scripts'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|astro|mdx)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/\/(\.next|dist|\.astro|migrations|record)\/|importMap|next-env/.test(file)),
)

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`\w/])\/\/.*$/gm, '$1')

/** Identifiers and strings as one line of lower-case words: `leadUnit` and "lead unit" are the same two words. */
const inWords = (source: string) =>
  ` ${source
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')} `

const isChinese = (word: string) => /\p{Script=Han}/u.test(word)

const faultsIn = (file: string, source: string, words: readonly string[]): string[] => {
  const text = withoutComments(source)
  const line = inWords(`${file} ${text}`)
  return words
    .filter((word) => (isChinese(word) ? !isDemoText(file) && text.includes(word) : line.includes(` ${word} `)))
    .map((word) => `${file}: ${word}`)
}

const faults = (words: readonly string[]) =>
  sources.flatMap((file) => faultsIn(file, readFileSync(path.join(root, file), 'utf8'), words))

test.each(Object.entries(tables))('%s stand in GLOSSARY.md under their labels', (_name, table) => {
  expect(table.length).toBeGreaterThan(1)
  const missing = table.filter(
    ({ identifier, zh, en }) =>
      !rows.some((row) => row.names === `\`${identifier}\`` && row.zh === zh && (en === undefined || row.en === en)),
  )
  expect(missing).toEqual([])
})

test('no avoided word is an identifier or a string', () => {
  expect(avoided.length).toBeGreaterThan(50)
  expect(sources.length).toBeGreaterThan(200)
  expect(faults(avoided)).toEqual([])
})

test('no identifier is pinyin', () => {
  expect(faults(pinyin)).toEqual([])
})

test('a planted word is found, in an identifier, a string and a file name; a comment is left alone', () => {
  const found = (source: string, file = 'cms/x.ts') => faultsIn(file, source, ['audit log', 'yuqing', '驳回']).length
  expect(found('const auditLog = 1')).toBe(1)
  expect(found("label: { en: 'Audit log', zh: '驳回' }")).toBe(2)
  expect(found('', 'cms/audit-log.ts')).toBe(1)
  expect(found('const yuqingList = []')).toBe(1)
  expect(found('// the audit log\n/** 驳回 */')).toBe(0)
})
