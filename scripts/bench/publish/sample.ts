import { setTimeout as sleep } from 'node:timers/promises'
import { synthetic } from '../../seed/synthetic-text.ts'
import type { People, Statement } from './rest.ts'
import type { Station, Trace } from './station.ts'

/** Milliseconds from the moment the act was sent. */
export type Sample = {
  /** Until page, home, section page and feed show it over HTTP. */
  seen: number
  /** Until the back office says `live`. */
  live: number
  stages: Record<'answered' | 'asked' | 'recorded' | 'logged' | 'projected' | 'rendered' | 'reported', number>
  pages: number
  /** Processor time until it was seen: says what it costs, whatever else runs on the machine. */
  processor: { cms: number; publisher: number }
}

const patience = 30_000
/** A reader, not a load: three programs do the work on the same processors. */
const lookEvery = 4
const now = () => performance.timeOrigin + performance.now()

/** Asks until it is so. Tightly, but leaving the processor to those who work. */
const until = async (isSo: () => Promise<boolean>, what: string, every: number) => {
  const end = now() + patience
  while (!(await isSo())) {
    if (now() > end) throw new Error(`${what} did not come within ${patience / 1000} s`)
    await sleep(every)
  }
}

/** Page, home, section page and feed, in the order in which they are written. */
const addresses = ({ section, year, number }: Statement) => [
  `/${section}/${year}/${number}/`,
  '/',
  `/${section}/`,
  '/feed.xml',
]

const untilSeen = async (site: string, doc: Statement) => {
  for (const path of addresses(doc))
    await until(async () => (await page(site, path)).text.includes(doc.digest.slice(0, 12)), path, lookEvery)
}

const untilGone = async (site: string, doc: Statement) => {
  for (const path of addresses(doc).reverse())
    await until(
      async () => {
        const { status, text } = await page(site, path)
        return path.endsWith(`/${doc.number}/`) ? status === 410 : !text.includes(doc.digest.slice(0, 12))
      },
      path,
      lookEvery,
    )
}

const page = async (site: string, path: string) => {
  const response = await fetch(site + path)
  return { status: response.status, text: await response.text() }
}

type Bench = { station: Station; staff: People }

/** A statement with every slip but the signature. `turn` picks text, section and topics. */
const cleared = async ({ staff }: Bench, turn: number) => {
  const index = Math.floor(Date.now() / 1_000) * 10 + (turn % 10)
  const { case: matter, statement } = synthetic(index, Date.now() - 86_400_000)
  const { by, topics, ...input } = statement
  const { id } = await staff.create<{ id: string }>('monitor', 'cases', matter)
  const many = [...topics, ...topics.map((topic) => `${topic}-${turn % 17}`)]
  const doc = await staff.create(by, 'statements', { ...input, topics: many, case: id })
  return { by, doc: await throughGates({ staff, by, doc }) }
}

const throughGates = async ({ staff, by, doc }: { staff: People; by: string; doc: Statement }) => {
  const submitted = await staff.act(by, doc, 'submit')
  const reviewed = await staff.act('reviewer', submitted, 'review')
  return staff.act('secrecy', reviewed, 'clear', { declaration: true })
}

type Timed = Bench & { act: () => Promise<Statement>; shown: typeof untilSeen }

const timed = async ({ station, staff, act, shown }: Timed) => {
  const before = station.processor()
  const began = now()
  const doc = await act()
  const answered = now() - began
  await shown(station.env.SITE_URL ?? '', doc)
  const seen = now() - began
  const after = station.processor()
  await until(async () => (await staff.releases('signer', doc.id))[0]?.state === 'live', 'live', 5)
  const live = now() - began
  const trace: Trace = station.traces.at(-1) ?? { pages: 0 }
  const at = (step: Exclude<keyof Trace, 'pages'>) => (trace[step] ?? Number.NaN) - began
  const stages = {
    answered,
    asked: at('asked'),
    recorded: at('recorded'),
    logged: at('logged'),
    projected: at('projected'),
    rendered: at('rendered'),
    reported: at('reported'),
  }
  const processor = { cms: after.cms - before.cms, publisher: after.publisher - before.publisher }
  const sample: Sample = { seen, live, stages, pages: trace.pages, processor }
  return { doc, sample }
}

/** One statement published; where `isWhole`, corrected and withdrawn as well. */
export const goThrough = async (bench: Bench, turn: number, isWhole: boolean) => {
  const { staff } = bench
  const { by, doc } = await cleared(bench, turn)
  const publish = await timed({ ...bench, act: () => staff.act('signer', doc, 'sign'), shown: untilSeen })
  if (!isWhole) return { publish: publish.sample }
  await staff.act(by, publish.doc, 'correct', { reason: '窗口电话写错。' })
  const edited = await staff.edit(by, doc.id, { summary: '窗口电话以本版为准。' })
  const again = await throughGates({ staff, by, doc: edited })
  const correct = await timed({ ...bench, act: () => staff.act('signer', again, 'sign'), shown: untilSeen })
  const withdraw = await timed({
    ...bench,
    act: () => staff.act('signer', correct.doc, 'withdraw', { reason: '内容有误，重新核实后另行发布。' }),
    shown: untilGone,
  })
  return { publish: publish.sample, correct: correct.sample, withdraw: withdraw.sample }
}
