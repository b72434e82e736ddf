import { mkdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** Shows the log to the public: `/log/` of a live folder is the log itself, so that no copy can lag behind. */
export const linkLog = async ({ contentDir, live }: { contentDir: string; live: string }) => {
  const [link, target] = [join(live, 'log'), resolve(contentDir, 'log')]
  if ((await readlink(link).catch(() => undefined)) === target) return
  await mkdir(target, { recursive: true })
  await mkdir(live, { recursive: true })
  const temporary = join(live, `.${process.pid}-log.tmp`)
  await rm(temporary, { force: true })
  await symlink(target, temporary, 'junction')
  await rename(temporary, link)
}
