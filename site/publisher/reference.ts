import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'astro'
import { isMark, pagePath } from '../format/address.ts'
import { inScene, type Scene } from '../projection/current.ts'
import { openProjection } from '../projection/database.ts'
import { withdrawnPlaces } from '../projection/queries.ts'
import { openSearchIndex } from '../search/search-index.ts'
import { allPaths } from './all-paths.ts'
import { root } from './bundle.ts'
import { liveFiles, publishFiles } from './files.ts'
import { claimInTurn } from './home-lock.ts'
import { fileOf } from './live.ts'
import { takeLog } from './log/take-log.ts'
import { markAt } from './moved-mark.ts'
import { markWithdrawn, replacePage } from './page-files.ts'
import { projectRecord } from './project-record.ts'

export type ReferenceOptions = {
  contentDir: string
  siteUrl: string
  out?: string
  hasSearch?: boolean
  log?: (line: string) => void
}

/**
 * The reference: `astro build` of the record, with nothing of the publisher's state. The live folder must equal it byte for byte.
 * Once a process: Astro keeps the paths of its first build.
 */
export const buildReference = async ({
  contentDir,
  siteUrl,
  out = join(root, 'site/dist/static'),
  hasSearch = true,
  log = console.log,
}: ReferenceOptions) => {
  const scene: Scene = { database: openProjection(':memory:'), siteUrl }
  const logged = await takeLog({ database: scene.database, contentDir })
  const refused = await projectRecord({ database: scene.database, contentDir, logged })
  for (const line of refused) log(line)
  process.env.HUIYING_BUNDLE_DIR = out
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  await rm(out, { recursive: true, force: true })
  // Astro keeps what it draws from in one folder of the project, so two builds at once would take it from each other.
  const release = await claimInTurn(join(root, 'site/dist/reference.lock'))
  try {
    await inScene(scene, () => build({ root, mode: 'production', logLevel: 'warn' }))
  } finally {
    release()
  }
  for (const place of inScene(scene, withdrawnPlaces)) markWithdrawn(join(out, fileOf(pagePath(place))))
  // What no page of Astro's is: the marks of addresses that moved.
  for (const path of inScene(scene, allPaths).filter(isMark)) {
    const data = inScene(scene, () => markAt(path))
    if (data) replacePage({ file: join(out, fileOf(path)), data })
  }
  await publishFiles({ contentDir, live: out, files: liveFiles(scene.database) })
  if (hasSearch) {
    const search = await openSearchIndex({ scene, live: out, log })
    await search.settled()
    await search.close()
  }
  scene.database.close()
  return { out, refused }
}
