import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { homeOf } from '../../site/publisher/settings.ts'
import { type Archive, archiveOf } from './build/archive.ts'
import { type Measured, measured } from './build/measured.ts'
import { type Figure, quantile, rounded } from './figure.ts'

const ours = fileURLToPath(new URL('./build/draw-record.ts', import.meta.url))
/** The share of Hugo's memory that a size may take. */
const memoryGoal = (pages: number) => (pages >= 50_000 ? 0.333 : 0.5)

/** The whole site from the record alone, and Hugo's from the same entries, in turns, each in a process of its own. */
export const run = async ({ pages, isQuick }: { pages: number; isQuick: boolean }): Promise<Figure[]> => {
  const home = homeOf()
  const archive = await archiveOf({ folder: join(home, `entries-${pages}`), total: pages })
  // A folder for each turn, all of them removed at the end: a file system that just gave files back is slow to make new ones.
  const outs = join(home, 'outs')
  rmSync(outs, { recursive: true, force: true })
  mkdirSync(outs)
  const out = (who: 'ours' | 'hugo', turn: number) => join(outs, `${who}-${turn}`)
  const version = hugoVersion()
  if (!version)
    console.error('bench: hugo is not installed (apt-get install hugo), so there is nothing to compare with.')
  const all = { ours: [] as Measured[], hugo: [] as Measured[] }
  // The first of ours compiles the templates, which is done once for each version of this software.
  await draw(archive, out('ours', 0))
  for (let turn = 1; turn <= (isQuick ? 1 : 3); turn += 1) {
    all.ours.push(await draw(archive, out('ours', turn)))
    if (version) all.hugo.push(await drawWithHugo(archive, out('hugo', turn)))
  }
  const load = `load ${rounded(loadavg()[0] ?? 0)}`
  const figures = [
    ...figuresOf({
      who: 'ours',
      all: all.ours,
      note: `${count(join(out('ours', 1), 'live'))} files, without search index; ${load}`,
    }),
    ...figuresOf({ who: version, all: all.hugo, note: `${count(out('hugo', 1))} files; ${load}` }),
    ...(version ? ratios({ ...all, pages }) : []),
  ]
  rmSync(outs, { recursive: true, force: true })
  return figures.map((figure) => ({ ...figure, figure: `${pages} entries: ${figure.figure}` }))
}

const draw = ({ record, keys }: Archive, home: string) => {
  cpSync(keys, home, { recursive: true })
  return measured({ program: process.execPath, args: ['--disable-warning=ExperimentalWarning', ours, record, home] })
}

const drawWithHugo = ({ hugo }: Archive, out: string) => {
  return measured({ program: 'hugo', args: ['--quiet', '--source', hugo, '--destination', out] })
}

const hugoVersion = (): string => {
  try {
    return /v[\d.]+/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[0].replace('v', 'Hugo ') ?? 'Hugo'
  } catch {
    return ''
  }
}

const count = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0

const units = { wall: 's', cpu: 's', memory: 'MB' } as const
const names = { wall: 'wall time', cpu: 'processor time', memory: 'most memory' } as const
type What = keyof typeof units

const figuresOf = ({ who, all, note }: { who: string; all: Measured[]; note: string }): Figure[] =>
  all.length === 0
    ? []
    : (Object.keys(units) as What[]).map((what) => {
        const values = all.map((one) => one[what])
        const range = `${rounded(Math.min(...values))} to ${rounded(Math.max(...values))}`
        return {
          ...{
            bench: 'build',
            figure: `${names[what]}, ${who}`,
            value: rounded(quantile(values, 0.5)),
            unit: units[what],
          },
          ...{ goal: null, n: values.length, note: `median; ${range}; ${note}` },
        }
      })

const ratios = ({ ours, hugo, pages }: { ours: Measured[]; hugo: Measured[]; pages: number }): Figure[] =>
  (Object.keys(units) as What[]).map((what) => {
    const middle = (all: Measured[]) =>
      quantile(
        all.map((one) => one[what]),
        0.5,
      )
    const value = Math.round((middle(ours) / middle(hugo)) * 100) / 100
    const goal = { wall: 1, cpu: null, memory: memoryGoal(pages) }[what]
    return { bench: 'build', figure: `${names[what]}, ours to Hugo's`, value, unit: 'ratio', goal, n: ours.length }
  })
