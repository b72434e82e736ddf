import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Finding } from '../../content/log/finding.ts'
import { inScene, type Scene } from '../projection/current.ts'
import { places } from '../projection/queries.ts'
import { filesBelow, readIfThere } from '../publisher/disk.ts'
import { checkBundle } from './check-bundle.ts'
import type { Manifest } from './engine.ts'
import { foldPairs } from './fold-table.ts'
import { type IndexedPage, searchPage } from './page-text.ts'
import { closeSealing } from './seal.ts'

/** What the record gives at each address, for comparison with what an index holds. */
export type Present = ReadonlyMap<string, IndexedPage>

const top = '/search/index/'

/** The search index of a live folder against what the record gives. Paths are relative to the live folder. */
export const checkIndex = async ({ scene, live }: { scene: Scene; live: string }): Promise<Finding[]> => {
  const folder = join(live, top)
  const present: Present = inScene(
    scene,
    () =>
      new Map(
        places()
          .flatMap((place) => searchPage(place) ?? [])
          .map((page) => [page.path, page]),
      ),
  )
  const text = (await readIfThere(join(folder, 'manifest.json')))?.toString()
  const manifest = manifestIn(text)
  if (!manifest)
    return [fault('manifest.json', text === undefined ? 'missing' : 'differs', 'nobody can search without it')]
  const named = new Set(['manifest.json'])
  const findings: Finding[] = []
  const found = new Set<string>()
  for (const [address, wanted] of [
    [manifest.fold, () => JSON.stringify({ pairs: foldPairs() })],
    [manifest.hot, (content: string) => hotText(content, present, found)],
  ] as const) {
    const name = address.slice(top.length)
    named.add(name)
    const content = (await readIfThere(join(folder, name)))?.toString()
    if (content === undefined) findings.push(fault(name, 'missing', 'the index names it'))
    else if (!name.includes(nameOf(content)) || content !== wanted(content))
      findings.push(fault(name, 'differs', 'it is not what the record gives'))
  }
  try {
    for (const address of manifest.sealed) {
      const bundle = address.slice(top.length, -1)
      const checked = await checkBundle({ folder, bundle, present, hidden: new Set(manifest.hidden) })
      for (const file of checked.files) named.add(`${bundle}/${file}`)
      for (const path of checked.found) found.add(path)
      findings.push(...checked.findings.map(({ path, what, why }) => fault(join(bundle, path), what, why)))
    }
  } finally {
    await closeSealing()
  }
  const extra = (await filesBelow(folder)).filter((file) => !named.has(file))
  findings.push(...extra.map((file) => fault(file, 'extra', 'the index does not name it')))
  const lost = [...present.keys()].filter((path) => !found.has(path))
  findings.push(...lost.slice(0, 1).map((path) => fault('manifest.json', 'differs', `${path} is not found by it`)))
  return findings
}

const fault = (path: string, what: Finding['what'], why: string): Finding => ({
  path: `search/index/${path}`,
  what,
  why,
})

const nameOf = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 12)

const manifestIn = (text: string | undefined): Manifest | undefined => {
  try {
    const given = JSON.parse(text ?? '') as Manifest
    const { fold, hot, sealed, hidden } = given
    return JSON.stringify({ fold, hot, sealed, hidden }) === text ? given : undefined
  } catch {
    return undefined
  }
}

/** What the hot file should say of the pages it names; notes these as found. */
const hotText = (content: string, present: Present, found: Set<string>): string => {
  try {
    const { pages } = JSON.parse(content) as { pages: { path: string }[] }
    const wanted = pages.map(({ path }) => {
      found.add(path)
      const { digest, sequence, ...page } = present.get(path) ?? { digest: '', sequence: 0 }
      return page
    })
    return JSON.stringify({ pages: wanted })
  } catch {
    return ''
  }
}
