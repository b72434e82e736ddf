import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../site/publisher/bundle.ts'
import { filesBelow } from '../../site/publisher/disk.ts'

/** `npm run build` of the record of a station, in a process of its own; answers the folder. */
export const referenceOf = async ({
  home,
  contentDir,
  siteUrl,
}: {
  home: string
  contentDir: string
  siteUrl: string
}): Promise<string> => {
  const out = join(home, 'reference')
  const env = { ...process.env, NODE_ENV: 'production' as const, CONTENT_DIR: contentDir, SITE_URL: siteUrl }
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build.ts'), '--out', out, '--no-search'], {
    cwd: root,
    env,
  })
  return out
}

/** Files of two folders that differ, are missing or are too many, as short lines; and empty folders of the second. */
export const differencesOf = async (expected: string, actual: string): Promise<string[]> => {
  const [wanted, found] = (await Promise.all([filesBelow(expected), filesBelow(actual)])).map((files) =>
    files.filter((file) => !file.startsWith('search/index/')),
  )
  const missing = wanted!.filter((file) => !found!.includes(file)).map((file) => `missing: ${file}`)
  const extra = found!.filter((file) => !wanted!.includes(file)).map((file) => `stale: ${file}`)
  const differ: string[] = []
  for (const file of wanted!.filter((one) => found!.includes(one))) {
    const [a, b] = await Promise.all([readFile(join(expected, file)), readFile(join(actual, file))])
    if (!a.equals(b)) differ.push(`differs: ${file}`)
  }
  return [...missing, ...extra, ...differ, ...(await emptyFolders(actual))]
}

const emptyFolders = async (top: string): Promise<string[]> => {
  const entries = await readdir(top, { recursive: true, withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  const empty = await Promise.all(
    folders.map(async (folder) => ((await readdir(folder)).length === 0 ? [`empty: ${folder}`] : [])),
  )
  return empty.flat()
}
