import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Figure, quantile, rounded } from './figure.ts'
import { fill } from './publish/fill.ts'
import { people } from './publish/rest.ts'
import { goThrough, type Sample } from './publish/sample.ts'
import { type Station, startStation } from './publish/station.ts'

/** Milliseconds from the signature until everybody sees it, at the smallest size (the design's table of figures). */
const goal = 150
/** At most so many times that in the largest. */
const ratioGoal = 1.3
const smallest = 1_000
const warming = 8

const name = (pages: number) => `sign to live over HTTP at ${pages.toLocaleString('en')} pages: p95`

const spread = (values: number[]) =>
  `median ${rounded(quantile(values, 0.5))}, ${rounded(Math.min(...values))}–${rounded(Math.max(...values))}`

/** Where the time went, each stage from the end of the one before, as medians. */
const stagesOf = (samples: Sample[]) => {
  const median = (of: (sample: Sample) => number) => rounded(quantile(samples.map(of), 0.5))
  return [
    `sign answered after ${median(({ stages }) => stages.answered)}`,
    `outbox read after ${median(({ stages }) => stages.asked)}`,
    `MDX and fsync ${median(({ stages }) => stages.recorded - stages.asked)}`,
    `log ${median(({ stages }) => stages.logged - stages.recorded)}`,
    `projection ${median(({ stages }) => stages.projected - stages.logged)}`,
    `render of ${median(({ pages }) => pages)} pages ${median(({ stages }) => stages.rendered - stages.projected)}`,
    `check and report ${median(({ live, stages }) => live - stages.rendered)}`,
  ].join('; ')
}

const mean = (values: number[]) => rounded(values.reduce((sum, value) => sum + value, 0) / values.length)

const figureOf = (act: string, samples: Sample[], pages: number): Figure => {
  const seen = samples.map((sample) => sample.seen)
  return {
    bench: 'publish',
    figure: act === 'publish' ? name(pages) : `${act} to seen over HTTP at ${pages.toLocaleString('en')} pages: p95`,
    value: rounded(quantile(seen, 0.95)),
    unit: 'ms',
    goal: act === 'publish' && pages <= smallest ? goal : null,
    n: samples.length,
    note: `${spread(seen)}; until the back office says live ${spread(samples.map(({ live }) => live))}; ${stagesOf(samples)}; processor time a release, mean: publisher ${mean(samples.map(({ processor }) => processor.publisher))}, back office ${mean(samples.map(({ processor }) => processor.cms))}; load ${rounded(os.loadavg()[0] ?? 0)}`,
  }
}

const lookFor = 5_000
/** Share of one processor. */
const idle = 0.05

/** A cold start of a large archive packs pages and makes search bundles for long: what is measured is a day like any other. */
const untilIdle = async ({ processor, isMakingSearch }: Station): Promise<void> => {
  for (let before = processor().publisher; ; ) {
    await sleep(lookFor)
    const after = processor().publisher
    if (!(after - before > lookFor * idle) && !isMakingSearch()) return
    before = after
  }
}

/** Signs statements in a running product of `pages` pages and times each until it is seen over HTTP. */
export const run = async ({ pages, isQuick }: { pages: number; isQuick: boolean }): Promise<Figure[]> => {
  const home = process.env.HUIYING_HOME ?? ''
  await fill({ home, pages })
  const station = await startStation(home)
  try {
    await untilIdle(station)
    const staff = people(station.env)
    const turns = isQuick ? 12 : 60
    const whole = isQuick ? 4 : 20
    const samples: Awaited<ReturnType<typeof goThrough>>[] = []
    for (let turn = -warming; turn < turns; turn += 1) {
      const one = await goThrough({ station, staff }, turn + warming, turn < whole)
      if (turn >= 0) samples.push(one)
    }
    const of = (act: 'publish' | 'correct' | 'withdraw') => samples.flatMap((sample) => sample[act] ?? [])
    const memory = station.memory()
    const plain = { bench: 'publish', goal: null, n: 1 }
    const at = `at ${pages.toLocaleString('en')} pages`
    return [
      figureOf('publish', of('publish'), pages),
      figureOf('correct', of('correct'), pages),
      figureOf('withdraw', of('withdraw'), pages),
      { ...plain, figure: `start of the publisher ${at}`, value: rounded(station.readyMs), unit: 'ms' },
      { ...plain, figure: `memory of the publisher ${at}`, value: memory.publisher, unit: 'MB' },
      { ...plain, figure: `memory of the back office ${at}`, value: memory.cms, unit: 'MB' },
    ]
  } finally {
    await station.stop()
  }
}

/** The largest size against the smallest. */
export const compare = (figures: Figure[], sizes: number[]): Figure[] => {
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)]
  const value = (pages: number) => figures.find(({ figure }) => figure === name(pages))?.value ?? Number.NaN
  return [
    {
      bench: 'publish',
      figure: `sign to live over HTTP, ${high.toLocaleString('en')} pages against ${low.toLocaleString('en')}: p95`,
      value: Math.round((value(high) / value(low)) * 100) / 100,
      unit: 'times',
      goal: ratioGoal,
      n: 2,
    },
  ]
}
