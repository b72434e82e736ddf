import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from './extent.ts'
import type { Point } from './publisher-process.ts'
import { openRun, type Run } from './run.ts'
import { stopwatch, tally } from './tally.ts'
import type { MoveName } from './world.ts'

/** After so many, pages and log of a station are many enough that each check costs more than a new one. */
const killsAStation = 15

/** Which operations of a move it is killed at. */
export type Choice = (points: Point[]) => Point[]

/** Between any two writes: wherever one follows another, the first time and the last that this one follows that one. */
export const every: Choice = (points) => {
  const steps = points.map(({ name }, index) => `${points[index - 1]?.name} > ${name}`)
  return points.filter((_, index) => {
    const step = steps[index] as string
    return steps.indexOf(step) === index || steps.lastIndexOf(step) === index
  })
}

/** The first of each name. */
export const eachName: Choice = (points) => [
  ...new Map(points.toReversed().map((point) => [point.name, point])).values(),
]

/** So many until it is reported live, each anywhere in its own part of the way; another FAULT_SEED, others. */
export const spread =
  (count: number): Choice =>
  (points) => {
    const next = seededRandom()
    const end = points.findLastIndex(({ name }) => /^report live|update deliveries/.test(name)) + 1 || points.length
    return Array.from({ length: count }, (_, part) => points[Math.floor(((part + next()) / count) * end)] as Point)
  }

const open = async () => {
  const run = await openRun()
  await run.release(run.world.bureau().release)
  await run.allLive()
  return run
}

/** The operations of one move that is left alone. */
const pointsOfMove = async (run: Run, name: MoveName): Promise<Point[]> => {
  const { before, release } = run.world[name]()
  await run.release(...before)
  await run.allLive()
  await run.running().set({ kind: 'none' })
  await run.release(release)
  const faults = await run.faults()
  if (faults.length > 0) throw new Error(`${name}, left alone: ${faults.join('; ')}`)
  return run.points()
}

/** Kills the publisher before an operation of a move, or in the middle of it; starts it again; says what is wrong afterwards. */
const killAt = async (run: Run, { move, at, name }: { move: MoveName } & Pick<Point, 'at' | 'name'>) => {
  const { before, release } = run.world[move]()
  await run.release(...before)
  await run.allLive()
  const armed = run.running()
  // A write is broken off half-way, anything else does not begin.
  await armed.set({ kind: /^(write|append)/.test(name) ? 'torn' : 'kill', at })
  await run.release(release)
  // What is done after it is live is among the points.
  await Promise.race([armed.ended, run.allLive().then(() => sleep(1_000))])
  const faults = await run.faults()
  const isKilled = armed.child.signalCode === 'SIGKILL'
  if (!isKilled) await armed.set({ kind: 'none' })
  return { isKilled, faults: faults.map((fault) => `${move}, killed at ${at} (${name}): ${fault}`) }
}

/** Kills a publisher at the chosen operations of a move, one after the other. Ends with the first fault. */
export const killAtPoints = async (move: MoveName, choice: Choice) => {
  const seconds = stopwatch()
  let run = await open()
  const points = await pointsOfMove(run, move)
  const wrong: string[] = []
  let kills = 0
  for (const [index, point] of choice(points).entries()) {
    if (index % killsAStation === killsAStation - 1) {
      await run.close()
      run = await open()
    }
    const { isKilled, faults } = await killAt(run, { move, ...point })
    if (isKilled) kills += 1
    if (isKilled && kills % 10 === 0) process.stderr.write(`${move}: ${kills} kills\n`)
    wrong.push(...faults)
    if (faults.length > 0) break
  }
  await run.close()
  const named = new Set(points.map(({ name }) => name)).size
  tally({ kind: `publisher, ${move}`, kills, points: points.length, named, seconds: seconds() })
  return { kills, wrong }
}
