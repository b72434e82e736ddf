import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Alarm, alarm } from '../../content/schema/alarm.ts'
import { type DeliveryReport, deliveryReport, type Release } from '../../content/schema/release.ts'

export const secret = 'a secret for tests'
export type FakeCms = Awaited<ReturnType<typeof startFakeCms>>

/** The outbox of a back office, over real HTTP: the outside world of the publisher. */
export const startFakeCms = async ({ installation = 'test-installation' } = {}) => {
  const releases: unknown[] = []
  const files = new Map<string, Uint8Array>()
  const reports: ({ id: string } & DeliveryReport)[] = []
  const alarms: Alarm[] = []
  const isDelivered = (id: string) => reports.findLast((report) => report.id === id)?.state === 'live'
  const fault = { status: 0 }
  /** Granted to whoever asks, unless it is said to be elsewhere. */
  const lease = { isElsewhere: false, forMs: 60_000 }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (fault.status) return answer(fault.status, {})
    if (request.headers.authorization !== `Publisher ${secret}`) return answer(401, {})
    const url = decodeURIComponent(request.url ?? '')
    if (lease.isElsewhere) return answer(409, {})
    if (url === '/api/outbox/lease') return answer(200, { forMs: lease.forMs })
    if (url === '/api/outbox')
      return answer(200, { installation, releases: releases.filter((one) => !isDelivered((one as Release).id)) })
    if (url === '/api/outbox/alarms') {
      alarms.push(alarm.parse(JSON.parse(Buffer.concat(chunks).toString())))
      return answer(200, {})
    }
    const report = /^\/api\/outbox\/([^/]+)\/delivery$/.exec(url)
    if (report?.[1] && request.method === 'POST') {
      reports.push({ id: report[1], ...deliveryReport.parse(JSON.parse(Buffer.concat(chunks).toString())) })
      return answer(200, {})
    }
    const file = files.get(url.replace('/api/outbox/files/', ''))
    if (file) return response.writeHead(200).end(file)
    return answer(404, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    releases,
    files,
    reports,
    alarms,
    fault,
    lease,
    close,
  }
}
