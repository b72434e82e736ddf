// A back office of its own process, for test/harness/instance.ts: its REST API over HTTP on PORT, without Next; the jobs if
// JOBS is set.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getPayload } from 'payload'
import { telling } from '../../cms/notices/timer.ts'
import { rest } from '../../cms/rest.ts'
import { releasing } from '../../cms/statements/timer.ts'
import { keepJobs } from '../../cms/workflow/jobs.ts'
import config from '../../payload.config.ts'

const settled = await config
const payload = await getPayload({ config: settled })
if (process.env.JOBS) await keepJobs(payload, [releasing, ...telling()])

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  const answer = await rest(
    settled,
    new Request(`http://localhost:3000${request.url}`, {
      method: request.method ?? 'GET',
      headers: request.headers as Record<string, string>,
      ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
    }),
  )
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()))
})
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
