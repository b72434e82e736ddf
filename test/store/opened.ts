import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BasePayload, type Payload } from 'payload'
import { afterEach } from 'vitest'
import type { SqliteStoreOptions } from '../../cms/store/sqlite/store.ts'
import { sampleConfig } from './sample-config.ts'

const folders: string[] = []
const running: Payload[] = []

export function newFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-'))
  folders.push(folder)
  return path.join(folder, 'store.db')
}

/** getPayload would hand back the instance of the last test. */
export async function opened(store: SqliteStoreOptions): Promise<Payload> {
  const payload = await new BasePayload().init({ config: sampleConfig(store), disableOnInit: true })
  running.push(payload)
  return payload
}

afterEach(async () => {
  for (const payload of running.splice(0)) await payload.destroy()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
