import { execFileSync } from 'node:child_process'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import { demoDomain } from '../../cms/people/demo.ts'
import { rest } from '../../cms/rest.ts'
import { readSettings } from '../../cms/settings.ts'
import { analyse } from '../../cms/store/sqlite/statistics.ts'
import { type Figure, quantile, rounded } from './figure.ts'
import { multiply } from './multiply.ts'
import { openWork } from './open-work.ts'

/** p95 in milliseconds that lists and queues must keep (issue 3 and the design's table of figures). */
const goal = 50
const warming = 5

type Question = { who: string; name: string; path: string }
const lists = (who: string): Question[] => [
  { who, name: 'statements list', path: 'statements?limit=25&sort=-updatedAt&depth=0' },
  { who, name: 'statements list with relations', path: 'statements?limit=25&sort=-updatedAt&depth=1' },
  {
    who,
    name: 'statements by state',
    path: 'statements?limit=25&sort=-updatedAt&depth=0&where[state][equals]=submitted',
  },
  {
    who,
    name: 'statements by title',
    path: `statements?limit=25&sort=-updatedAt&depth=0&where[or][0][title][like]=${encodeURIComponent('社保卡')}`,
  },
  { who, name: 'statements, a late page', path: 'statements?limit=25&sort=-updatedAt&depth=0&page=100' },
  { who, name: 'cases list', path: 'cases?limit=25&sort=-detectedAt&depth=0' },
  { who, name: 'cases by state', path: 'cases?limit=25&sort=-detectedAt&depth=0&where[state][equals]=open' },
  {
    who,
    name: 'cases by title',
    path: `cases?limit=25&sort=-detectedAt&depth=0&where[or][0][title][like]=${encodeURIComponent('社保卡')}`,
  },
]
const questions: Question[] = [
  ...['editor', 'reviewer', 'signer', 'handler'].map((who) => ({ who, name: 'queue, mine', path: 'queue?scope=mine' })),
  ...['editor', 'reviewer'].map((who) => ({ who, name: 'queue, unit', path: 'queue?scope=unit' })),
  ...['reviewer', 'inspector'].map((who) => ({ who, name: 'queue, all', path: 'queue?scope=all' })),
  { who: 'inspector', name: 'queue, all, one lane, second page', path: 'queue?scope=all&lane=review&page=2' },
  { who: 'editor', name: 'queue, asked', path: 'queue/asked' },
  { who: 'editor', name: 'queue, asked by the unit', path: 'queue/asked?scope=unit' },
  { who: 'editor', name: 'live today', path: 'queue/live-today' },
  ...['editor', 'reviewer', 'inspector'].flatMap(lists),
]

const fill = (pages: number): void => {
  execFileSync(process.execPath, ['scripts/run.mjs', 'seed', '--scale', String(pages)], { stdio: ['ignore', 2, 2] })
}

const client = (config: SanitizedConfig) => {
  const { cmsUrl, demoPassword } = readSettings()
  const tokens = new Map<string, string>()
  const call = (path: string, init: RequestInit) => rest(config, new Request(`${cmsUrl}/api/${path}`, init))
  const tokenOf = async (who: string): Promise<string> => {
    const known = tokens.get(who)
    if (known) return known
    const body = JSON.stringify({ email: `${who}@${demoDomain}`, password: demoPassword })
    const answer = await call('users/login', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const { token } = (await answer.json()) as { token?: string }
    if (!token) throw new Error(`${who} could not sign in: is HUIYING_HOME a database of this bench?`)
    tokens.set(who, token)
    return token
  }
  /** One question to REST, to the last byte of its answer. */
  return async ({ who, path }: Question): Promise<{ ms: number; total: number }> => {
    const headers = { authorization: `JWT ${await tokenOf(who)}` }
    const began = performance.now()
    const answer = await call(path, { headers })
    const text = await answer.text()
    const ms = performance.now() - began
    if (answer.status !== 200) throw new Error(`${who} ${path}: ${answer.status} ${text.slice(0, 200)}`)
    const { totalDocs, docs } = JSON.parse(text)
    return { ms, total: totalDocs ?? docs.length }
  }
}

const measure = async (ask: ReturnType<typeof client>, question: Question, n: number): Promise<Figure> => {
  for (let turn = 0; turn < warming; turn += 1) await ask(question)
  const times: number[] = []
  let found = 0
  for (let turn = 0; turn < n; turn += 1) {
    const { ms, total } = await ask(question)
    times.push(ms)
    found = total
  }
  return {
    bench: 'cms',
    figure: `${question.name}, ${question.who}: p95`,
    value: rounded(quantile(times, 0.95)),
    unit: 'ms',
    goal,
    n,
    note: `median ${rounded(quantile(times, 0.5))} ms; ${found} found`,
  }
}

/** So many go through the hands of the demo people; the rest are copies of them. */
const mostActed = 4_000

/** Queue and lists as the admin asks for them, in this process through REST, warm. */
export const run = async ({ pages, isQuick }: { pages: number; isQuick: boolean }): Promise<Figure[]> => {
  fill(Math.min(pages, Math.max(mostActed, Math.ceil(pages / 12))))
  const config: SanitizedConfig = await (await import('../../payload.config.ts')).default
  const payload: Payload = await getPayload({ config })
  try {
    await multiply(payload, pages)
    await openWork(payload, Math.max(20, Math.round(pages / 40)))
    await analyse(payload)
    const ask = client(config)
    const figures: Figure[] = []
    for (const question of questions) figures.push(await measure(ask, question, isQuick ? 20 : 60))
    return figures
  } finally {
    await payload.destroy()
  }
}
