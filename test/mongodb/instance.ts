// A back office of its own process on the store of DATABASE_URI: its REST API over HTTP, and the jobs if JOBS is set.
// A request with `x-kill-after: N` ends the process, without a word, after its Nth write to the store.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Collection } from 'mongodb'
import { getPayload } from 'payload'
import { telling } from '../../cms/notices/timer.ts'
import { rest } from '../../cms/rest.ts'
import { releasing } from '../../cms/statements/timer.ts'
import { keepJobs } from '../../cms/workflow/jobs.ts'
import config from '../../payload.config.ts'

const writes = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'findOneAndDelete',
] as const

let left = Number.POSITIVE_INFINITY
const prototype = Collection.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
for (const name of writes) {
  const inner = prototype[name] as (...given: unknown[]) => Promise<unknown>
  prototype[name] = async function (this: unknown, ...given) {
    const result = await inner.apply(this, given)
    left -= 1
    if (left <= 0) process.kill(process.pid, 'SIGKILL')
    return result
  }
}

const settled = await config
const payload = await getPayload({ config: settled })
if (process.env.JOBS) await keepJobs(payload, [releasing, ...telling()])

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  const killAfter = Number(request.headers['x-kill-after'])
  if (killAfter) left = killAfter
  const answer = await rest(
    settled,
    new Request(`http://localhost:3000${request.url}`, {
      method: request.method ?? 'GET',
      headers: request.headers as Record<string, string>,
      ...(parts.length ? { body: Buffer.concat(parts) } : {}),
    }),
  )
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
