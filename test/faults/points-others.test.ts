import { expect, test } from 'vitest'
import { isWhole, patience } from './extent.ts'
import { every, killAtPoints, spread } from './move-points.ts'

/** What is released besides statements. */
const moves = ['post', 'edit a post', 'withdraw a post', 'bureau', 'rename a topic'] as const

test.each(moves)(
  'killed between any two writes of: %s, the publisher finishes it when it comes back',
  async (move) => {
    const { kills, wrong } = await killAtPoints(move, isWhole ? every : spread(4))
    expect(wrong).toEqual([])
    expect(kills).toBeGreaterThan(0)
  },
  patience,
)
