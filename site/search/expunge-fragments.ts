import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isFragment, readFragment } from './seal.ts'

/** Takes the text of these pages out of a bundle at once. Searches leave out what they find no text for; the words go with the bundle. */
export const expungeFragments = async ({ bundle, paths }: { bundle: string; paths: ReadonlySet<string> }) => {
  const files = (await readdir(bundle, { recursive: true }).catch(() => [])).filter((name) => isFragment.test(name))
  for (const name of files) {
    const { url } = readFragment(await readFile(join(bundle, name)))
    if (paths.has(url)) await rm(join(bundle, name), { force: true })
  }
}
