import { lstat, mkdir, readdir, readlink, rename, rm, rmdir, symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { syncToDisk } from './disk.ts'

/** A folder that is still being drawn. What carries this name at the start is of a process that died. */
const unfinished = '.drawing'
const isSite = (name: string) => /^\d{8}T\d{9}Z$/.test(name)

/** 20261128T030000123Z: names sort by age. */
const stamp = () => new Date().toISOString().replace(/[-:.]/g, '')

export type Sites = {
  /** What readers see: a link to the present site. */
  live: string
  /** An empty folder for the next site, which nobody sees. */
  begin: () => Promise<string>
  /** Shows readers this folder from now on, in one step; the site before is kept, older ones go. */
  show: (folder: string) => Promise<void>
}

/**
 * `home/live` is a link to a folder in `home/sites`, so that a whole site replaces another in one step. A real folder, as
 * it was before there were links, is moved there. Called before anything is written; takes away what a killed process left.
 */
export const openSites = async (home: string): Promise<Sites> => {
  const live = join(home, 'live')
  const all = join(home, 'sites')
  await mkdir(all, { recursive: true })
  const sites: Sites = {
    live,
    begin: async () => {
      const folder = join(all, `${stamp()}${unfinished}`)
      await mkdir(folder)
      return folder
    },
    show: async (folder) => {
      const name = basename(folder).replace(unfinished, '')
      await rename(folder, join(all, name))
      await syncToDisk(all)
      await link({ home, live, name })
      await keepTwo({ all, present: name })
    },
  }
  const found = await lstat(live).catch(() => undefined)
  const present = found?.isSymbolicLink() ? basename(await readlink(live)) : undefined
  if (!present || !(await isThere(join(all, present))))
    await findLive({ home, live, all, isFolder: found?.isDirectory() })
  await keepTwo({ all, present: basename(await readlink(live)) })
  await keepSearch(home)
  return sites
}

/** Without a link: a real folder is moved, else the newest whole site is taken, as after a kill between move and link. */
const findLive = async ({
  home,
  live,
  all,
  isFolder = false,
}: {
  home: string
  live: string
  all: string
  isFolder?: boolean | undefined
}) => {
  const whole = (await readdir(all)).filter(isSite).sort()
  // A web server that started meanwhile leaves an empty folder here.
  const isEmpty = isFolder && whole.length > 0 && (await readdir(live)).length === 0
  const name = (isFolder && !isEmpty ? undefined : whole.at(-1)) ?? stamp()
  if (isEmpty) await rmdir(live)
  else if (isFolder) await rename(live, join(all, name))
  else await mkdir(join(all, name), { recursive: true })
  await link({ home, live, name })
}

/** By renaming a new link over the old one: at no moment is there none. */
const link = async ({ home, live, name }: { home: string; live: string; name: string }) => {
  const temporary = join(home, '.live.tmp')
  await rm(temporary, { force: true })
  await symlink(join('sites', name), temporary)
  await rename(temporary, live)
  await syncToDisk(home)
}

const keepTwo = async ({ all, present }: { all: string; present: string }) => {
  const names = (await readdir(all)).sort()
  const before = names.filter((name) => isSite(name) && name < present).at(-1)
  for (const name of names)
    if (name !== present && name !== before) await rm(join(all, name), { recursive: true, force: true })
}

/** Removes the site before the present one: a text that had to leave stands in no folder, served or not. */
export const removeSiteBefore = async (home: string) => {
  const present = basename(await readlink(join(home, 'live')))
  const all = join(home, 'sites')
  for (const name of await readdir(all))
    if (isSite(name) && name !== present) await rm(join(all, name), { recursive: true, force: true })
}

/** The search index belongs to no single site: it is written in the background, also while one replaces another. */
export const linkSearch = async (site: string) => {
  await mkdir(join(site, 'search'), { recursive: true })
  await symlink('../../../search-index', join(site, 'search/index'))
}

const keepSearch = async (home: string) => {
  const inSite = join(home, 'live/search/index')
  const found = await lstat(inSite).catch(() => undefined)
  if (found?.isSymbolicLink()) return
  const index = join(home, 'search-index')
  if (found?.isDirectory()) {
    await rm(index, { recursive: true, force: true })
    await rename(inSite, index)
  } else await mkdir(index, { recursive: true })
  await linkSearch(join(home, 'live'))
}

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )
