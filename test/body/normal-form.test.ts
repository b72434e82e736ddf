import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyOfTree, parseBody } from '../../content/schema/body.ts'
import { phrasing, rawTree, source } from './trees.ts'

const parsed = (text: string) => {
  const result = parseBody(text)
  if (!result.ok) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(result.issues)}`)
  return result
}
const held = (result: ReturnType<typeof bodyOfTree>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result
}

describe('normal form', () => {
  test('whatever can be said in the allow-list is written so that it reads the same', () => {
    fc.assert(
      fc.property(rawTree, (raw) => {
        const { body, tree } = held(bodyOfTree(raw))
        const again = parsed(body)
        expect(again.body).toBe(body)
        expect(again.tree).toEqual(tree)
        expect(body).toBe(body.normalize('NFC').trim())
        expect(body).not.toMatch(/[^\S\n]$|\r/m)
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    )
  })

  test('whatever is sent is refused with words or kept for good', () => {
    fc.assert(
      fc.property(source, (text) => {
        const result = parseBody(text)
        if (result.ok) expect(parsed(result.body)).toEqual(result)
        else expect(result.issues.map(({ message }) => message.zh).join()).not.toContain('存不准确')
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    )
  })

  test('marks that overlap, touch and nest keep their letters', () => {
    fc.assert(
      fc.property(phrasing, (children) => {
        const { body } = held(bodyOfTree({ type: 'root', children: [{ type: 'paragraph', children }] }))
        expect(parsed(body).body).toBe(body)
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    )
  })
})
