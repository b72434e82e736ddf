import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkLog } from '../../content/log/check-log.ts'
import { checkRecord } from '../../content/log/check-record.ts'
import type { Finding } from '../../content/log/finding.ts'
import { recordPath, toMdx } from '../../content/schema/record.ts'
import type { StatementRelease } from '../../content/schema/release.ts'
import { openProjection } from '../../site/projection/database.ts'
import { entryOf } from '../../site/publisher/log/entry.ts'
import { ensureLog } from '../../site/publisher/log/found.ts'
import { openLog } from '../../site/publisher/log/log.ts'
import { textRelease } from '../publisher/statements.ts'

/** A record and its log in a folder of their own, without a publisher. */
export const startBench = async () => {
  const home = await mkdtemp(join(tmpdir(), 'huiying-log-'))
  const contentDir = join(home, 'record')
  const database = openProjection(':memory:')
  mkdirSync(contentDir, { recursive: true })
  writeFileSync(join(contentDir, 'installation.json'), '{"installation":"test"}\n')
  const place = { contentDir, home, siteUrl: 'https://rsj.example.cn/', database, log: () => undefined }
  const open = async (onStep: (step: string) => void = () => undefined) => {
    await ensureLog(place)
    return openLog({ ...place, onStep })
  }
  /** Puts a release on record as the publisher does; answers its entry. */
  const record = (release: StatementRelease, more: string[] = []) => {
    const path = recordPath(release)
    mkdirSync(dirname(join(contentDir, path)), { recursive: true })
    writeFileSync(join(contentDir, path), toMdx(release))
    return entryOf({ contentDir, release, paths: [path, ...more] })
  }
  /** An entry without files, where only the log is asked about. */
  const bare = (release: StatementRelease) => entryOf({ contentDir, release, paths: [] })
  const key = async () => (await readFile(join(home, 'keys/log.pub'), 'utf8')).split('\n')[0] as string
  const check = async (earlier?: string): Promise<Finding[]> => {
    const log = checkLog({ contentDir, key: await key(), ...(earlier ? { earlier } : {}) })
    return [...log.findings, ...checkRecord({ contentDir, ...log })]
  }
  const close = () => rm(home, { recursive: true, force: true })
  return { home, contentDir, open, record, bare, key, check, close }
}

export const answer = (sequence: number) =>
  textRelease({ kind: 'response', number: sequence, sequence, title: `第 ${sequence} 条`, body: '十五个工作日。' })
