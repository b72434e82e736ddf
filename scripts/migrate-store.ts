import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMongodb } from '../cms/store/uri.ts'

const usage = `npm run migrate-store -- FROM TO
Moves everything from one store to another: records with their versions, slips, releases, journal, people, settings.
FROM and TO as in DATABASE_URI: file:<path> or mongodb://<host>/<database>?replicaSet=<name>. Stop the back office first.
Broken off, it goes on where it stopped when started again. At the end both are read and compared.
Files stay where they are, in HUIYING_HOME/uploads. Exit: 0 equal, 1 something differs, 2 not done.`

const [from, to, ...more] = process.argv.slice(2)

const fileOf = (uri: string) => fileURLToPath(new URL(uri))
const isKnown = (uri = ''): uri is string => uri.startsWith('file:') || isMongodb(uri)

const run = async (): Promise<number> => {
  if (from === '--help') {
    console.log(usage)
    return 0
  }
  if (from === '--read' && to) {
    const { readSource } = await import('./migrate-store/source.ts')
    await readSource(JSON.parse(to))
    return 0
  }
  if (!isKnown(from) || !isKnown(to) || more.length > 0) throw new Error(`Two stores are needed.\n${usage}`)
  if (from === to) throw new Error('FROM and TO are the same store.')
  if (from.startsWith('file:') && !existsSync(fileOf(from))) throw new Error(`There is no ${fileOf(from)}.`)
  process.env.DATABASE_URI = to
  const { getPayload } = await import('payload')
  const { default: config } = await import('../payload.config.ts')
  const { move } = await import('./migrate-store/move.ts')
  const payload = await getPayload({ config, disableOnInit: true })
  try {
    const { lines, isEqual } = await move(payload, from)
    console.log(lines.join('\n'))
    console.log(
      isEqual
        ? 'Everything was moved and is equal. Set DATABASE_URI to the new store.'
        : 'Something differs. If the back office was running, stop it and start again into an empty store.',
    )
    return isEqual ? 0 : 1
  } finally {
    await payload.destroy()
  }
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(`migrate-store: ${error instanceof Error ? error.message : String(error)}`)
  return 2
})
