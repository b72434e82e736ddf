import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { releasing } from '../../cms/statements/timer.ts'
import { keepJobs } from '../../cms/workflow/jobs.ts'
import { freshReq, leaseMs, takeLease, underLease } from '../../cms/workflow/leases.ts'
import { inTransaction } from '../../cms/workflow/records.ts'
import { bootCms, type Json, password } from '../harness/cms.ts'
import { startInstance } from '../harness/instance.ts'
import { openLedger } from '../harness/ledger.ts'
import { patience } from '../harness/patience.ts'
import { advance, draft } from '../harness/statement.ts'

const cms = await bootCms()
const ledger = openLedger(cms)
const other = startInstance(cms)
afterAll(() => other.stop())
const signIn = { email: 'signer@demo.huiying.test', password }
const { token } = (await cms.call('POST', 'users/login', { body: signIn })).body

const ready = async (): Promise<{ id: string; digest: string }> => {
  const { id } = await draft({ cms, kind: 'interview' })
  await advance(cms, id, 'ready')
  return (await (await cms.as('signer')).get(`statements/${id}?depth=0`)).body
}

test(
  'fifty signatures at once on two instances: numbers 1 to 50, each once',
  async () => {
    const statements: { id: string; digest: string }[] = []
    for (let index = 0; index < 50; index += 1) statements.push(await ready())
    const signer = await cms.as('signer')
    const answers = await Promise.all(
      statements.map(({ id, digest }, index) =>
        index % 2
          ? signer.act(id, 'sign', {}, digest)
          : other.post(`statements/${id}/acts/sign`, {}, { token, match: digest }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
    const numbers = (await ledger.find('releases', { section: 'interviews' })).map(({ number }) => number)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  },
  patience(120_000),
)

test('the same signature on both at once happens once', async () => {
  const { id, digest } = await ready()
  const answers = await Promise.all([
    (await cms.as('signer')).act(id, 'sign', {}, digest),
    other.post(`statements/${id}/acts/sign`, {}, { token, match: digest }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await ledger.of(id)).releases).toHaveLength(1)
})

test('whoever signed in on one is signed in on the other; of sign-ins at once on both none is lost', async () => {
  expect((await other.get('users/me', token)).body.user.email).toBe(signIn.email)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      index % 2 ? cms.call('POST', 'users/login', { body: signIn }) : other.post('users/login', signIn, {}),
    ),
  )
  for (const { body } of answers as { body: Json }[]) {
    expect((await other.get('users/me', body.token)).body.user?.email).toBe(signIn.email)
    expect((await cms.call('GET', 'users/me', { token: body.token })).body.user?.email).toBe(signIn.email)
  }
})

test('what an instance does under a lease that another took over is not kept', async () => {
  const take = async (owner?: string) => {
    const req = await freshReq(cms.payload)
    return inTransaction(req, () => takeLease({ req, name: 'trial', ...(owner ? { owner } : {}) }))
  }
  const lease = await take()
  expect(lease).toMatchObject({ fence: 1, isNew: true })
  expect(await take('another')).toBe(null)
  expect(await take()).toMatchObject({ fence: 1, isNew: false })
  const write = () =>
    underLease({ name: 'trial', fence: 1 }, async () => {
      const req = await freshReq(cms.payload)
      await inTransaction(req, () =>
        req.payload.db.create({
          collection: 'idempotency',
          data: { key: 'trial', fingerprint: 'x', status: 1, answer: {} },
          req,
        }),
      )
    })
  await cms.payload.db.updateMany({ collection: 'leases', where: { name: { equals: 'trial' } }, data: { until: 0 } })
  expect(await take('another')).toMatchObject({ fence: 2, isNew: true })
  await expect(write()).rejects.toThrow(/no longer has the lease/)
  expect(await ledger.find('idempotency', { key: 'trial' })).toEqual([])
})

test(
  'what falls due is released once, by one of two instances; when that one dies the other goes on within ten seconds',
  async () => {
    const worker = startInstance(cms, { env: { JOBS: '1' } })
    onTestFinished(() => worker.stop())
    await worker.url
    const scheduled = async (inMs: number) => {
      const { id, digest } = await ready()
      const at = new Date(Date.now() + 3_600_000).toISOString()
      expect((await (await cms.as('signer')).act(id, 'schedule', { at }, digest)).status).toBe(200)
      // Nobody schedules for the next second; the test does not wait for an hour.
      const scheduledAt = new Date(Date.now() + inMs).toISOString()
      await cms.payload.db.updateOne({ collection: 'statements', id, data: { scheduledAt }, returning: false })
      return id
    }
    const holder = async () => (await ledger.find('leases', { name: 'jobs' }))[0]
    await keepJobs(cms.payload, [releasing])
    expect((await holder()).owner).toContain(`|${worker.child.pid}|`)
    const first = await Promise.all([1, 2, 3].map(() => scheduled(1_500)))
    await expect
      .poll(async () => (await Promise.all(first.map(async (id) => (await ledger.of(id)).releases.length))).join(), {
        timeout: 30_000,
      })
      .toBe('1,1,1')

    worker.child.kill('SIGSTOP')
    const stoppedAt = Date.now()
    const next = await scheduled(500)
    await expect.poll(async () => (await ledger.of(next)).releases.length, { timeout: 30_000 }).toBe(1)
    const taken = Date.now() - stoppedAt
    const { owner, fence } = await holder()
    expect([owner.includes(`|${process.pid}|`), fence]).toEqual([true, 2])
    // The other wakes up and finds the lease gone.
    worker.child.kill('SIGCONT')
    await sleep(leaseMs / 3 + 500)
    expect((await holder()).fence).toBe(2)
    for (const id of [...first, next]) expect((await ledger.of(id)).releases).toHaveLength(1)
    console.log(`jobs were taken over ${(taken / 1000).toFixed(1)} s after the other instance stood still`)
    expect(taken).toBeLessThan(20_000)
  },
  patience(120_000),
)
