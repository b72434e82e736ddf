import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { claimInTurn } from '../../site/publisher/home-lock.ts'
import { next } from './back-office.ts'
import { child } from './children.ts'

const sources = ['cms', 'content/schema', 'payload.config.ts', 'package-lock.json']

/** Builds the back office where its sources changed since the last build. */
export const buildAdmin = async ({
  root,
  env,
  home,
}: {
  root: string
  env: NodeJS.ProcessEnv
  home: string
}): Promise<void> => {
  const mark = path.join(root, 'cms', '.next', 'built-from')
  const now = fingerprint(root)
  const isBuilt = () => existsSync(mark) && readFileSync(mark, 'utf8') === now
  if (isBuilt()) return
  // Next refuses a second build beside the first; whoever starts at the same time waits and finds it done.
  const release = await claimInTurn(path.join(root, 'node_modules', '.cache', 'huiying-admin-build.lock'))
  try {
    if (isBuilt()) return
    console.log('Building the back office (once, and after changes) …')
    const code = await child({ name: 'build', args: [next, 'build', 'cms'], env, root, home }).done
    if (code !== 0) throw new Error(`The back office could not be built; see ${path.join(home, 'logs', 'build.log')}.`)
    writeFileSync(mark, now)
  } finally {
    release()
  }
}

const fingerprint = (root: string): string => {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesIn(path.join(root, source))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

const filesIn = (place: string): string[] => {
  if (!existsSync(place)) return []
  if (path.extname(place)) return [place]
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/.next/') && entry.name !== 'next-env.d.ts')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
