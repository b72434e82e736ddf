import { expect, test } from 'vitest'
import { isWhole, patience } from './extent.ts'
import { type Choice, eachName, every, killAtPoints, spread } from './move-points.ts'

const tried = new Set<string>()

/** What no move before was killed at. */
const newNames: Choice = (points) => {
  const chosen = eachName(points).filter(({ name }) => !tried.has(name))
  for (const { name } of chosen) tried.add(name)
  return chosen
}

/** Bounded: every named operation of what publishes and of what takes back once, and some of the others. */
const bounded = {
  publish: newNames,
  'withdraw and expunge': newNames,
  correct: spread(4),
  'correct and expunge': spread(4),
  withdraw: spread(4),
} as const

test.each(Object.keys(bounded) as (keyof typeof bounded)[])(
  'killed between any two writes of: %s, the publisher finishes it when it comes back',
  async (move) => {
    const { kills, wrong } = await killAtPoints(move, isWhole ? every : bounded[move])
    expect(wrong).toEqual([])
    expect(kills).toBeGreaterThan(0)
  },
  patience,
)
