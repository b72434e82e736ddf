import { expect, test } from 'vitest'
import { journalChain } from '../../cms/workflow/journal.ts'
import { bootCms, type Json, password } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { patience } from '../harness/patience.ts'
import { advance, draft } from '../harness/statement.ts'
import { startInstance } from './other-instance.ts'

const cms = await bootCms()
const ledger = openLedger(cms)
const tokenOf = async (name: string): Promise<string> =>
  (await cms.call('POST', 'users/login', { body: { email: `${name}@demo.huiying.test`, password } })).body.token

/** Everything that a signature leaves behind, counted. */
const tracesOf = async (id: string) => {
  const { statement, slips, releases, deliveries, journal } = await ledger.of(id)
  return {
    state: statement[0].state,
    numbered: statement[0].number !== null,
    signSlips: slips.filter(({ act }: Json) => act === 'sign').length,
    releases: releases.length,
    deliveries: deliveries.length,
    signed: journal.filter(({ act }: Json) => act === 'sign').length,
  }
}
const unsigned = { state: 'submitted', numbered: false, signSlips: 0, releases: 0, deliveries: 0, signed: 0 }
const signed = { state: 'released', numbered: true, signSlips: 1, releases: 1, deliveries: 1, signed: 1 }

test(
  'a signature that is killed between any two writes is there as a whole or not at all, and can be given again',
  async () => {
    const token = await tokenOf('signer')
    const signer = await cms.as('signer')
    const outcomes: string[] = []
    for (let killAfter = 1; ; killAfter += 1) {
      const { id } = await draft({ cms, kind: 'explainer' })
      await advance(cms, id, 'ready')
      const { digest } = (await signer.get(`statements/${id}?depth=0`)).body
      const other = await startInstance(cms)
      const given = { token, match: digest, killAfter }
      const answer = await other.post(`statements/${id}/acts/sign`, {}, given).catch(() => null)
      await other.stop()
      // Whoever writes next takes back what was left half done: here the one who signs once more.
      const again = await signer.act(id, 'sign', {}, digest)
      if (answer) {
        expect([answer.status, again.status]).toEqual([200, 409])
        expect(await tracesOf(id)).toEqual(signed)
        break
      }
      expect([200, 409]).toContain(again.status)
      expect(await tracesOf(id)).toEqual(signed)
      outcomes.push(again.status === 409 ? 'kept' : 'taken back')
    }
    console.log(
      `killed after each of ${outcomes.length} writes: ${outcomes.filter((one) => one === 'kept').length} kept, the others taken back`,
    )
    // Kept from some write on, and never before it.
    expect(outcomes.indexOf('kept')).toBeGreaterThan(5)
    expect(outcomes.slice(outcomes.indexOf('kept')).every((one) => one === 'kept')).toBe(true)

    const releases = await ledger.find('releases', { section: 'explainers' })
    expect(releases.map(({ number }) => number).sort((a, b) => a - b)).toEqual(releases.map((_, index) => index + 1))
    const chain = journalChain()
    const entries = (await ledger.find('journal', {})).sort((a, b) => a.sequence - b.sequence)
    for (const { detail, at, ...entry } of entries)
      expect(chain.next({ ...entry, at: at.toISOString(), detail: detail && JSON.parse(detail) })).toBe(null)
  },
  patience(600_000),
)

test(
  'what was killed half-way is taken back before anybody writes over it, and is never handed to the publisher',
  async () => {
    const token = await tokenOf('signer')
    const { id } = await draft({ cms, kind: 'explainer' })
    await advance(cms, id, 'ready')
    const { digest } = (await (await cms.as('signer')).get(`statements/${id}?depth=0`)).body
    let killAfter = 8
    // Up to the write of the release itself.
    for (; ; killAfter += 1) {
      const other = await startInstance(cms)
      await other.post(`statements/${id}/acts/sign`, {}, { token, match: digest, killAfter }).catch(() => null)
      await other.stop()
      if ((await ledger.of(id)).releases.length > 0) break
    }
    const { readSettings } = await import('../../cms/settings.ts')
    const headers = { authorization: `Publisher ${readSettings().publisherSecret}` }
    const { body } = await cms.call('GET', 'outbox', { headers })
    expect(body.releases.filter(({ subject }: Json) => subject === id)).toEqual([])
    expect(await tracesOf(id)).toEqual(unsigned)
  },
  patience(300_000),
)
