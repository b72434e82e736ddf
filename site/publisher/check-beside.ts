import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Finding } from '../../content/log/finding.ts'
import { filesBelow } from './disk.ts'
import { filesBeside, type Live } from './live.ts'

type Asked = { source: Pick<Live, 'scene' | 'bundle'>; contentDir: string; live: string }

/** What stands beside the pages: styles and scripts of the bundle, files of statements, compressed forms, the log. */
export const checkBeside = async ({ source, contentDir, live }: Asked): Promise<Finding[]> => {
  const findings: Finding[] = []
  const differs = (path: string, why: string) => findings.push({ path, what: 'differs', why })
  for (const path of await filesBeside(source)) {
    const origin = path.startsWith('files/') ? join(contentDir, path) : join(source.bundle.folder, 'client', path)
    const [wanted, there] = [origin, join(live, path)].map((file) =>
      existsSync(file) ? readFileSync(file) : undefined,
    )
    if (wanted && there && !wanted.equals(there)) differs(path, 'it is not the file that belongs here')
  }
  for (const path of await filesBelow(live)) {
    const unpack = path.endsWith('.gz') ? gunzipSync : path.endsWith('.br') ? brotliDecompressSync : undefined
    if (!unpack || path.startsWith('search/index/')) continue
    const page = join(live, path.replace(/\.(gz|br)$/, ''))
    if (!isPackedFrom({ unpack, packed: join(live, path), page }))
      differs(path, 'it does not unpack to the page beside it')
  }
  const log = join(live, 'log')
  if (!existsSync(log)) findings.push({ path: 'log', what: 'missing', why: 'the public does not see the log' })
  else if (realpathSync(log) !== realpathSync(join(contentDir, 'log'))) differs('log', 'the public sees another log')
  return findings
}

type Packed = { unpack: (data: Buffer) => Buffer; packed: string; page: string }

const isPackedFrom = ({ unpack, packed, page }: Packed): boolean => {
  try {
    return unpack(readFileSync(packed)).equals(readFileSync(page))
  } catch {
    return false
  }
}
