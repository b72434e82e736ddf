import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure } from './bench/figure.ts'
import { inProcesses } from './bench/sizes.ts'

const usage = `npm run bench -- cms            queue and lists at REST: p95 over 20,000 statements and cases
npm run bench -- publish        sign until page, home, section and feed show it over HTTP, at 1,000, 10,000 and 100,000 pages
npm run bench -- build          the whole site from the record alone, in turns with Hugo where it is installed, at 10,000 and 50,000 entries
  --pages N     this size alone
  --quick       1000 statements and cases, fewer questions
  --data DIR    another folder of the same files as ../shared/data (these benches read none)
Prints one JSON line a figure: {bench, figure, value, unit, goal, n, note?}. Ends with 1 where a goal is missed.
The filled home is kept in HUIYING_HOME (default: a folder of its own under the system's temporary ones) for the next run;
several sizes have a folder each below it.`

type Module = {
  run: (given: { pages: number; isQuick: boolean }) => Promise<Figure[]>
  /** What only several sizes together tell. */
  compare?: (figures: Figure[], sizes: number[]) => Figure[]
}
type Bench = { sizes: number[]; load: () => Promise<Module> }

const benches: Record<string, Bench> = {
  cms: { sizes: [20_000], load: () => import('./bench/cms.ts') },
  build: { sizes: [10_000, 50_000], load: () => import('./bench/build.ts') },
  publish: { sizes: [1_000, 10_000, 100_000], load: () => import('./bench/publish.ts') },
}
const quickSize = 1_000

const readArguments = () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      pages: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const pages = values.pages === undefined ? undefined : Number(values.pages)
  if (pages !== undefined && !(Number.isInteger(pages) && pages > 0))
    throw new Error('--pages needs a whole number above 0, for example --pages 1000')
  const [name = ''] = positionals
  const bench = benches[name]
  if (!values.help && (!bench || positionals.length > 1))
    throw new Error(`Which bench? One of: ${Object.keys(benches).join(', ')}. See npm run bench -- --help.`)
  const sizes = pages ? [pages] : values.quick ? [quickSize] : (bench?.sizes ?? [])
  return { help: values.help, bench, name, sizes, isQuick: values.quick }
}

const measure = async ({ bench, name, sizes, isQuick }: Omit<ReturnType<typeof readArguments>, 'help'>) => {
  const [pages = 0, ...others] = sizes
  if (others.length === 0) {
    process.env.HUIYING_HOME ??= path.join(tmpdir(), `huiying-bench-${name}-${pages}`)
    mkdirSync(process.env.HUIYING_HOME, { recursive: true })
    const figures = (await (await bench?.load())?.run({ pages, isQuick })) ?? []
    for (const figure of figures) console.log(JSON.stringify(figure))
    return figures
  }
  const figures = await inProcesses({ name, sizes, isQuick })
  const together = (await bench?.load())?.compare?.(figures, sizes) ?? []
  for (const figure of together) console.log(JSON.stringify(figure))
  return [...figures, ...together]
}

try {
  const { help, ...asked } = readArguments()
  if (help) console.log(usage)
  else {
    const missed = (await measure(asked)).filter(({ value, goal }) => goal !== null && value > goal)
    process.exit(missed.length ? 1 : 0)
  }
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(2)
}
