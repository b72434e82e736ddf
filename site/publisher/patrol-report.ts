import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Raise } from './alarms.ts'
import { copyWhole, readIfThere } from './disk.ts'
import { diskFault } from './disk-fault.ts'
import { fileOf, type Live, writePath } from './live.ts'
import { isPackable } from './page-files.ts'
import type { Found } from './patrol-look.ts'
import type { Target } from './patrol-round.ts'

type Report = { live: Live; home: string; alarm: Raise; step: (name: string) => void }

/** Copies of changed files that are kept for whoever looks into it. */
const evidenceKept = 200

/** Tells what was found, and puts a changed file of this server right again: it is drawn from the record. */
export const reporter =
  ({ live, home, alarm, step }: Report) =>
  async ({ target, server, publicly, unread }: Found) => {
    const { path } = target
    if (server) {
      const copy = await keepEvidence({ live, home, path }).catch(() => undefined)
      await alarm({
        kind: 'tampered',
        about: 'server',
        names: [`live/${fileOf(path)}`],
        detail: {
          zh: `这台服务器上的文件被改动过：${server.zh}。已按公开记录重新写好${copy ? `；改动过的文件留在 ${copy}` : ''}`,
          en: `The file on this server was changed: ${server.en}. It is written again from the record${copy ? `; the changed file is kept as ${copy}` : ''}`,
        },
      })
      step(`patrol ${path}`)
      await restore(live, target).catch(async (error: unknown) => {
        const disk = diskFault(error)
        if (!disk) throw error
        await alarm({ kind: 'disk', ...disk })
      })
    }
    for (const { base, said } of publicly)
      await alarm({
        kind: 'tampered',
        about: base,
        names: [new URL(path, base).href],
        detail: {
          zh: `服务器上的文件没有问题，公众从 ${base} 得到的却不一样（CDN、代理或缓存）：${said.zh}`,
          en: `The file is right, but the public gets something else from ${base} (CDN, proxy or cache): ${said.en}`,
        },
      })
    for (const { base, said } of unread)
      await alarm({
        kind: 'unreachable',
        about: base,
        names: [base],
        detail: { zh: `${base} 打不开：${said.zh}`, en: `${base} cannot be read: ${said.en}` },
      })
  }

/** What belongs to the file goes with it: packed forms are made again from what is right. */
const restore = async (live: Live, { path, from }: Target) => {
  const file = join(live.folder, fileOf(path))
  for (const ending of ['.br', '.gz']) await rm(`${file}${ending}`, { force: true })
  if (from) await copyWhole({ from, to: file })
  else await writePath(live, path)
  if (isPackable(fileOf(path))) live.packer?.add(file)
}

const keepEvidence = async ({ live, home, path }: { live: Live; home: string; path: string }) => {
  const file = join(live.folder, fileOf(path))
  const folder = join(home, 'publisher/tampered')
  await mkdir(folder, { recursive: true })
  if (!(await readIfThere(file)) || (await readdir(folder)).length >= evidenceKept) return undefined
  const name = `${new Date().toISOString().replaceAll(':', '')}-${fileOf(path).replaceAll('/', '_')}`.slice(0, 200)
  await copyWhole({ from: file, to: join(folder, name) })
  return `publisher/tampered/${name}`
}
