import { join } from 'node:path'
import type { BureauRelease } from '../../content/schema/release.ts'
import { inScene } from '../projection/current.ts'
import { bureau } from '../projection/queries.ts'
import type { Delivering } from './deliver.ts'
import { readIfThere, writeWhole } from './disk.ts'
import { faults } from './faults.ts'
import { renderAll } from './full-render.ts'
import { entryOf } from './log/entry.ts'
import { loggedSha256 } from './log/logged.ts'
import { looked, type Outcome } from './outcome.ts'
import { faultsOf, publicViews } from './public-view.ts'
import { syncBureau } from './start-up.ts'

/** The bureau's details stand on every page, so every page is drawn again. An older release never overwrites a newer one. */
export const deliverBureau = async ({
  live,
  contentDir,
  publicLog,
  cms,
  siteUrl,
  checkUrls,
  release,
  onStep,
}: Delivering & { release: BureauRelease }): Promise<Outcome> => {
  const path = join(contentDir, 'bureau.json')
  const known = await readIfThere(path)
  const sequence = known ? (JSON.parse(known.toString()) as { sequence: number }).sequence : 0
  if (release.sequence > sequence)
    await writeWhole({ path, data: `${JSON.stringify(release, null, 2)}\n`, isDurable: true })
  onStep('bureau recorded')
  await (await publicLog()).add([entryOf({ contentDir, release, paths: ['bureau.json'] })])
  onStep('bureau logged')
  await syncBureau({ live, contentDir, logged: (path) => loggedSha256(live.scene.database, path) })
  await renderAll({ live, contentDir })
  onStep('bureau rendered')
  await cms.report(release.id, { state: 'written' })
  const { name } = inScene(live.scene, bureau)
  const found = await faultsOf(publicViews(checkUrls), async (pages) => {
    const { status, text } = await pages('/')
    if (status !== 200) return [faults.status('/', status)]
    return text.includes(`content="${name}"`) ? [] : [faults.noName('/', name)]
  })
  return looked({ release, found, url: siteUrl })
}
