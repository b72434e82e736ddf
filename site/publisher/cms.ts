import type { Alarm } from '../../content/schema/alarm.ts'
import { type DeliveryReport, type Release, release } from '../../content/schema/release.ts'
import { moment, NotOurTurn, type PublisherLease } from './lease.ts'

export type Outbox = { installation: string; releases: Release[]; refused: { id: string; error: string }[] }
export type Cms = {
  /** Takes the lease, or keeps it. Throws `NotOurTurn` while another publisher has it. */
  hold: () => Promise<void>
  outbox: () => Promise<Outbox>
  file: (path: string) => Promise<Uint8Array>
  report: (id: string, report: Omit<DeliveryReport, 'at'>) => Promise<void>
  alarm: (alarm: Alarm) => Promise<void>
}

type Options = { cmsUrl: string; secret: string; lease: PublisherLease }

/** The back office as the publisher sees it: five addresses over loopback HTTP with a shared secret. */
export const connectCms = ({ cmsUrl, secret, lease }: Options): Cms => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, cmsUrl), {
      ...init,
      headers: { ...init.headers, authorization: `Publisher ${secret}`, 'x-publisher': lease.owner },
      signal: AbortSignal.timeout(20_000),
    })
    if (response.status === 409) throw new NotOurTurn('Another publisher is at work.')
    if (!response.ok)
      throw new Error(
        `${init.method ?? 'GET'} ${path} answered ${response.status}${response.status === 401 || response.status === 403 ? ': PUBLISHER_SECRET differs from that of the CMS' : ''}`,
      )
    return response
  }
  const send = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }
  return {
    hold: async () => {
      const asked = moment()
      const { forMs } = (await (await ask('/api/outbox/lease', { method: 'POST' })).json()) as { forMs: number }
      lease.granted(asked, forMs)
    },
    outbox: async () =>
      checked((await (await ask('/api/outbox')).json()) as { installation?: unknown; releases?: unknown }),
    file: async (path) => new Uint8Array(await (await ask(`/api/outbox/files/${path}`)).arrayBuffer()),
    report: (id, report) =>
      send(`/api/outbox/${encodeURIComponent(id)}/delivery`, { ...report, at: new Date().toISOString() }),
    alarm: (alarm) => send('/api/outbox/alarms', alarm),
  }
}

/** One release that does not follow the schema is refused by itself; the others go on. */
const checked = ({ installation, releases }: { installation?: unknown; releases?: unknown }): Outbox => {
  if (typeof installation !== 'string' || !Array.isArray(releases))
    throw new Error('The outbox does not follow content/schema/release.ts.')
  const outbox: Outbox = { installation, releases: [], refused: [] }
  for (const one of releases as unknown[]) {
    const parsed = release.safeParse(one)
    if (parsed.success) outbox.releases.push(parsed.data)
    else {
      const id = (one as { id?: unknown } | null)?.id
      const issue = parsed.error.issues[0]
      outbox.refused.push({
        id: typeof id === 'string' ? id : '',
        error: `The release does not follow its schema: ${issue?.path.join('.')}: ${issue?.message}`,
      })
    }
  }
  outbox.releases.sort((a, b) => a.sequence - b.sequence)
  return outbox
}
