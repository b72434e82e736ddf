import { expect, test } from 'vitest'
import { type CmsProcess, startCmsProcess } from '../faults/cms-process.ts'
import { stopwatch, tally } from '../faults/tally.ts'
import { bootCms, type Json, password } from '../harness/cms.ts'
import { patience } from '../harness/patience.ts'
import { openSigning, type Ready, signed, unsigned } from '../harness/signing.ts'

const cms = await bootCms()
const { ledger, ready, tracesOf, faults } = openSigning(cms)
const tokenOf = async (name: string): Promise<string> =>
  (await cms.call('POST', 'users/login', { body: { email: `${name}@demo.huiying.test`, password } })).body.token

const sign = (instance: CmsProcess, { id, digest }: Ready, token: string) =>
  instance.post(`statements/${id}/acts/sign`, {}, { token, match: digest })

test(
  'a signature that is killed between any two writes is there as a whole or not at all, and can be given again',
  async () => {
    const seconds = stopwatch()
    const token = await tokenOf('signer')
    const signer = await cms.as('signer')
    const outcomes: string[] = []
    for (let at = 1; ; at += 1) {
      const one = await ready()
      const other = startCmsProcess(cms)
      await other.set({ kind: 'kill', at })
      const answer = await sign(other, one, token)
      await other.stop()
      // Whoever writes next takes back what was left half done: here the one who signs once more.
      const again = await signer.act(one.id, 'sign', {}, one.digest)
      if (answer) {
        expect([answer.status, again.status]).toEqual([200, 409])
        expect(await tracesOf(one.id)).toEqual(signed)
        break
      }
      expect([200, 409]).toContain(again.status)
      expect(await tracesOf(one.id)).toEqual(signed)
      outcomes.push(again.status === 409 ? 'kept' : 'taken back')
    }
    const kept = outcomes.filter((one) => one === 'kept').length
    const kind = `back office on the second store, sign (${kept} kept, the others taken back)`
    tally({ kind, kills: outcomes.length, seconds: seconds() })
    // Kept from some write on, and never before it.
    expect(outcomes.indexOf('kept')).toBeGreaterThan(5)
    expect(outcomes.slice(outcomes.indexOf('kept')).every((one) => one === 'kept')).toBe(true)
    expect(await faults()).toEqual([])
  },
  patience(600_000),
)

test(
  'what was killed half-way is taken back before anybody writes over it, and is never handed to the publisher',
  async () => {
    const token = await tokenOf('signer')
    const one = await ready()
    let at = 9
    // Until the write of the release itself was done.
    for (; ; at += 1) {
      const other = startCmsProcess(cms)
      await other.set({ kind: 'kill', at })
      await sign(other, one, token)
      await other.stop()
      if ((await ledger.of(one.id)).releases.length > 0) break
    }
    const { readSettings } = await import('../../cms/settings.ts')
    const headers = { authorization: `Publisher ${readSettings().publisherSecret}` }
    const { body } = await cms.call('GET', 'outbox', { headers })
    expect(body.releases.filter(({ subject }: Json) => subject === one.id)).toEqual([])
    expect(await tracesOf(one.id)).toEqual(unsigned)
  },
  patience(300_000),
)
