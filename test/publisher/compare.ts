import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { root } from '../../site/publisher/bundle.ts'
import { filesBelow } from '../../site/publisher/disk.ts'
import { isForm, isPackable, pageOf, smallest } from '../../site/publisher/page-files.ts'

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

/** Files of two folders that differ, are missing or are too many, as short lines; empty folders of the second; packed forms that are not their page's. */
export const differencesOf = async (expected: string, actual: string): Promise<string[]> => {
  const [wanted, found] = (await Promise.all([filesBelow(expected), filesBelow(actual)])).map((files) =>
    files.filter((file) => !file.startsWith('search/index/') && !isForm(file)),
  )
  const missing = wanted!.filter((file) => !found!.includes(file)).map((file) => `missing: ${file}`)
  const extra = found!.filter((file) => !wanted!.includes(file)).map((file) => `stale: ${file}`)
  const differ: string[] = []
  for (const file of wanted!.filter((one) => found!.includes(one))) {
    const [a, b] = await Promise.all([readFile(join(expected, file)), readFile(join(actual, file))])
    if (!a.equals(b)) differ.push(`differs: ${file}`)
  }
  return [...missing, ...extra, ...differ, ...(await emptyFolders(actual)), ...(await falseForms(actual))]
}

/** Packed forms whose page is not there or is another; `isComplete`: pages that lack one as well. */
export const falseForms = async (top: string, { isComplete = false } = {}): Promise<string[]> => {
  const files = await filesBelow(top)
  const faults = files.filter(isForm).map(async (form) => {
    const [packed, page] = await Promise.all(
      [form, pageOf(form)].map((file) => readFile(join(top, file)).catch(() => undefined)),
    )
    if (!page) return [`without its page: ${form}`]
    return isPackedFrom({ form, packed: packed!, page }) ? [] : [`packs another page: ${form}`]
  })
  const lacking = (isComplete ? files.filter(isPackable) : []).map(async (file) => {
    const isLarge = (await readFile(join(top, file))).byteLength >= smallest
    return isLarge
      ? [`${file}.br`, `${file}.gz`].filter((form) => !files.includes(form)).map((form) => `lacking: ${form}`)
      : []
  })
  return (await Promise.all([...faults, ...lacking])).flat()
}

const isPackedFrom = ({ form, packed, page }: { form: string; packed: Buffer; page: Buffer }) => {
  try {
    return (form.endsWith('.br') ? brotliDecompressSync(packed) : gunzipSync(packed)).equals(page)
  } catch {
    return false
  }
}

const emptyFolders = async (top: string): Promise<string[]> => {
  const entries = await readdir(top, { recursive: true, withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  const empty = await Promise.all(
    folders.map(async (folder) => ((await readdir(folder)).length === 0 ? [`empty: ${folder}`] : [])),
  )
  return empty.flat()
}
