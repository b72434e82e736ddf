import { createServer } from 'node:http'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll } from 'vitest'
import { readSettings } from '../../cms/settings.ts'
import { startPublisher } from '../../site/publisher/publisher.ts'
import { startWeb } from '../../site/publisher/web.ts'
import type { Cms } from './cms.ts'

/** Serves the back office of a test over HTTP, as Next does, for whoever speaks to it from outside this process. */
const serve = async (cms: Cms) => {
  const { rest } = await import('../../cms/rest.ts')
  const server = createServer(async (incoming, outgoing) => {
    const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
    const response = await rest(
      cms.config,
      new Request(`http://localhost${incoming.url}`, {
        method: incoming.method ?? 'GET',
        headers: incoming.headers as Record<string, string>,
        ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
      } as RequestInit),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Publisher and site around a test's back office: what is signed there goes live here. */
export const openStation = async (cms: Cms) => {
  const server = await serve(cms)
  const web = await startWeb({ home: cms.home, port: 0 })
  const site = `http://127.0.0.1:${web.port}`
  const contentDir = path.join(cms.home, 'record')
  const start = () =>
    startPublisher({
      home: cms.home,
      contentDir,
      cmsUrl: server.url,
      siteUrl: site,
      secret: readSettings().publisherSecret,
      port: 0,
      pollEvery: 50,
      log: () => {},
    })
  let publisher = await start()
  const point = () => {
    process.env.PUBLISHER_URL = `http://127.0.0.1:${publisher.port}`
  }
  point()
  afterAll(async () => {
    await publisher.close()
    await web.close()
    await server.close()
  })
  /** Waits until nothing is pending any more. */
  const settled = async (limit = 120_000): Promise<void> => {
    const end = Date.now() + limit
    for (;;) {
      const { totalDocs } = await cms.payload.count({
        collection: 'deliveries',
        where: { state: { not_equals: 'live' } },
        overrideAccess: true,
      })
      if (totalDocs === 0) return
      if (Date.now() > end) {
        const { docs } = await cms.payload.find({
          collection: 'deliveries',
          where: { state: { not_equals: 'live' } },
          limit: 3,
          overrideAccess: true,
        })
        throw new Error(`${totalDocs} releases are not live: ${JSON.stringify(docs)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return {
    site,
    contentDir,
    settled,
    stopPublisher: () => publisher.close(),
    startPublisher: async () => {
      publisher = await start()
      point()
    },
  }
}
