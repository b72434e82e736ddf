import { roleNames, roles } from '../../cms/roles.ts'
import type { Policy } from '../../cms/workflow/domain.ts'
import { type Grant, scopes } from '../../cms/workflow/grants.ts'
import { policy, registeredDomains } from './domains.ts'

const who = (grant: Grant): string =>
  Object.entries(grant)
    .map(
      ([role, scope]) =>
        `${role === 'staff' ? '全体人员' : roles[role as keyof typeof roles].zh}（${scopes[scope].zh}）`,
    )
    .join('、') || '—'

const workflowOf = (slug: string) => registeredDomains().find((domain) => domain.slug === slug)?.workflow

const section = ([slug, table]: [string, Policy]): string => {
  const workflow = workflowOf(slug)
  const acts = (workflow?.rows ?? []).map((row) => {
    const from = row.from.map((state) => workflow?.states[state]?.zh).join('、')
    const to = row.to ? workflow?.states[row.to]?.zh : '不变'
    const needs = (row.needs ?? []).map(({ zh }) => zh).join('；') || '—'
    return `| \`${row.act}\` ${row.zh} | ${who(row.by)} | ${from} → ${to} | ${needs}${row.ifMatch ? '；If-Match' : ''} |`
  })
  return [
    `## \`${slug}\` ${table.zh}`,
    '',
    '| 查看 | 新建 | 修改 | 可以公开的字段 |',
    '|---|---|---|---|',
    `| ${who(table.read)} | ${who(table.create)} | ${who(table.update)} | ${table.public.map((field) => `\`${field}\``).join(' ') || '无'} |`,
    ...(acts.length ? ['', '| 操作 | 谁 | 环节 | 条件 |', '|---|---|---|---|', ...acts] : []),
    '',
  ].join('\n')
}

/** Who may do what, when: drawn from cms/policy.ts and the workflow tables. */
export const drawPolicy = (): string =>
  [
    '# 谁能在什么时候做什么 · Who may do what, when',
    '',
    'Drawn from `cms/policy.ts` and `cms/*/workflow.ts` by `npm run docs`; do not edit. 没有列出的，一律不可以。',
    '',
    '| 职责 | | |',
    '|---|---|---|',
    ...roleNames.map((role) => `| \`${role}\` | ${roles[role].zh} | ${roles[role].does} |`),
    '',
    ...(Object.entries(policy) as [string, Policy][]).map(section),
  ].join('\n')
