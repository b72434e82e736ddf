import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { recordPath, toMdx } from '../../../content/schema/record.ts'
import { foundRecord } from '../../../site/publisher/draw-record.ts'
import { progress } from '../../progress.ts'
import { bureauRelease, entryOf, numbering, siteUrl } from './entries.ts'
import { hugoPath, hugoText } from './hugo-entry.ts'

const theme = fileURLToPath(new URL('./hugo', import.meta.url))

/** Folders of one archive. `keys`: a home that holds the keys of the record's log and nothing else. */
export type Archive = { record: string; keys: string; hugo: string }

/** The same entries twice: as a record with its public log, and as a site of Hugo. Made once, whole or not at all. */
export const archiveOf = async ({ folder, total }: { folder: string; total: number }): Promise<Archive> => {
  const at = { record: join(folder, 'record'), keys: join(folder, 'keys'), hugo: join(folder, 'hugo') }
  if (existsSync(folder)) return at
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(making, path)), { recursive: true })
    await writeFile(join(making, path), text)
  }
  const bar = progress({ what: `${total} entries`, total })
  const number = numbering()
  for (let index = 0; index < total; index += 1) {
    const entry = entryOf({ index, total, number })
    await put(`record/${recordPath(entry)}`, toMdx(entry))
    await put(`hugo/${hugoPath(entry)}`, hugoText(entry))
    bar.step()
  }
  bar.stop()
  await put('record/bureau.json', `${JSON.stringify(bureauRelease, null, 2)}\n`)
  await put('record/installation.json', `${JSON.stringify({ installation: 'bench' })}\n`)
  await foundRecord({ contentDir: join(making, 'record'), home: join(making, 'keys'), siteUrl })
  await cp(theme, join(making, 'hugo'), { recursive: true })
  await rename(making, folder)
  return at
}
