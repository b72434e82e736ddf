import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure } from './bench/figure.ts'

const usage = `npm run bench -- cms            queue and lists at REST: p95 over 20,000 statements and cases
  --pages N     how many statements and cases (default 20000)
  --quick       1000 statements and cases, fewer questions
  --data DIR    another folder of the same files as ../shared/data (this bench reads none)
Prints one JSON line a figure: {bench, figure, value, unit, goal, n, note?}. Ends with 1 where a goal is missed.
The filled database is kept in HUIYING_HOME (default: a folder of its own under the system's temporary ones) for the next run.`

const benches: Record<
  string,
  () => Promise<{ run: (given: { pages: number; isQuick: boolean }) => Promise<Figure[]> }>
> = {
  cms: () => import('./bench/cms.ts'),
}

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
  const pages = Number(values.pages ?? (values.quick ? 1_000 : 20_000))
  if (!Number.isInteger(pages) || pages < 1)
    throw new Error('--pages needs a whole number above 0, for example --pages 1000')
  const [name = ''] = positionals
  const bench = benches[name]
  if (!values.help && (!bench || positionals.length > 1))
    throw new Error(`Which bench? One of: ${Object.keys(benches).join(', ')}. See npm run bench -- --help.`)
  return { help: values.help, bench, name, pages, isQuick: values.quick }
}

try {
  const { help, bench, name, pages, isQuick } = readArguments()
  if (help || !bench) console.log(usage)
  else {
    const { tmpdir } = await import('node:os')
    process.env.HUIYING_HOME ??= path.join(tmpdir(), `huiying-bench-${name}-${pages}`)
    mkdirSync(process.env.HUIYING_HOME, { recursive: true })
    const { run } = await bench()
    const figures = await run({ pages, isQuick })
    for (const figure of figures) console.log(JSON.stringify(figure))
    const missed = figures.filter(({ value, goal }) => goal !== null && value > goal)
    process.exit(missed.length ? 1 : 0)
  }
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}
