import { join } from 'node:path'
import type { Wrapping } from './wrap-files.ts'

/** What the publisher tells the back office is a write there: a point before it is sent, and one after it was taken. */
export const wrapReports = ({ judge, die }: Wrapping) => {
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    if (init?.method !== 'POST') return await fetch(input, init)
    // The back office tells the publisher after its commit.
    if (String(input).endsWith('/wake')) judge('wake', join(process.env.HUIYING_HOME ?? '', 'publisher'))
    if (!String(input).endsWith('/delivery')) return await fetch(input, init)
    const { state } = JSON.parse(String(init.body)) as { state: string }
    const point = (name: string) => {
      const verdict = judge(`report ${state} ${name}`, join(process.env.HUIYING_HOME ?? '', 'delivery'))
      if (verdict.goesOn && verdict.isTorn) die()
    }
    point('to be sent:')
    const answer = await fetch(input, init)
    point('taken:')
    return answer
  }
}
