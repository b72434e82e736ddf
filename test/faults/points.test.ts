import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isWhole, patience } from './extent.ts'
import type { Point } from './publisher-process.ts'
import { openRun, type Run } from './run.ts'
import { printTable } from './table.ts'

/** Bounded: every named point of what publishes and of what takes back, once. */
const moves = isWhole
  ? ([
      'publish',
      'correct',
      'correct and expunge',
      'withdraw',
      'withdraw and expunge',
      'post',
      'withdraw a post',
      'bureau',
    ] as const)
  : (['publish', 'withdraw and expunge'] as const)
type Name = (typeof moves)[number]

const killsAStation = 15

const open = async () => {
  const run = await openRun()
  await run.release(run.world.bureau().release)
  await run.allLive()
  return run
}

/** The operations of one move that is left alone. */
const pointsOfMove = async (name: Name): Promise<Point[]> => {
  const run = await open()
  const { before, release } = run.world[name]()
  await run.release(...before)
  await run.allLive()
  await run.running().set({ kind: 'none' })
  await run.release(release)
  expect(await run.faults()).toEqual([])
  const points = run.points()
  await run.close()
  return points
}

const tried = new Set<string>()

/** Whole: all but the middle of a row of equal ones, as within a transaction. Bounded: what no move before had. */
const chosen = (points: Point[]): Point[] =>
  points.filter(({ name }, index) => {
    if (isWhole) return points[index - 1]?.name !== name || points[index + 1]?.name !== name
    const isNew = !tried.has(name)
    tried.add(name)
    return isNew
  })

/** Kills the publisher before operation `at` of a move, or in the middle of it; starts it again; says what is wrong afterwards. */
const killAt = async (run: Run, { move, kind, at }: { move: Name; kind: 'kill' | 'torn'; at: number }) => {
  const { before, release } = run.world[move]()
  await run.release(...before)
  await run.allLive()
  const armed = run.running()
  await armed.set({ kind, at })
  await run.release(release)
  // What is done after it is live is among the points.
  await Promise.race([armed.ended, run.allLive().then(() => sleep(1_000))])
  const faults = await run.faults()
  const isKilled = armed.child.signalCode === 'SIGKILL'
  if (!isKilled) await armed.set({ kind: 'none' })
  return { isKilled, faults }
}

const rows: { move: string; points: number; named: number; kills: number; wrong: number }[] = []

test.each(moves)(
  'killed between any two writes of: %s, the publisher finishes it when it comes back',
  async (move) => {
    const points = await pointsOfMove(move)
    const wrong: string[] = []
    let kills = 0
    let run: Run | undefined
    for (const [index, { at, name }] of chosen(points).entries()) {
      if (index % killsAStation === 0) {
        await run?.close()
        run = await open()
      }
      // A write is broken off half-way, anything else does not begin.
      const kind = /^(write|append)/.test(name) ? 'torn' : 'kill'
      const { isKilled, faults } = await killAt(run as Run, { move, kind, at })
      if (isKilled) kills += 1
      if (kills % 10 === 0) process.stderr.write(`${move}: ${kills} kills\n`)
      wrong.push(...faults.map((fault) => `${move}, killed at ${at} (${name}): ${fault}`))
      if (faults.length > 0) break
    }
    await run?.close()
    const named = new Set(points.map(({ name }) => name)).size
    rows.push({ move, points: points.length, named, kills, wrong: wrong.length })
    printTable(rows)
    expect(wrong).toEqual([])
    expect(kills).toBeGreaterThan(0)
  },
  patience,
)
