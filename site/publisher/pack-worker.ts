import { readdirSync, readFileSync, statSync } from 'node:fs'
import { constants as priorities, setPriority } from 'node:os'
import { join, relative, sep } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { packPage } from './pack-page.ts'
import type { Answer, Order } from './packer.ts'
import { isPackable, smallest } from './page-files.ts'

// On Linux this is the priority of the thread; elsewhere it would be that of the whole publisher.
if (process.platform === 'linux') setPriority(priorities.priority.PRIORITY_LOW)

/** Pages below a folder that lack a form, or whose form is not theirs; a step for each folder, so that others get their turn. */
const lacking = function* (top: string, isChecking: boolean, folder = top): Generator<string | undefined> {
  yield undefined
  const entries = entriesOf(folder)
  const names = new Set(entries.map(({ name }) => name))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const place = relative(top, path).replaceAll(sep, '/')
    if (entry.isDirectory()) {
      if (isPackable(`${place}/index.html`)) yield* lacking(top, isChecking, path)
    } else if (isPackable(place)) {
      const isWhole = names.has(`${entry.name}.br`) && names.has(`${entry.name}.gz`)
      if (isWhole ? isChecking && !isTrue(path) : sizeOf(path) >= smallest) yield path
    }
  }
}

const isTrue = (file: string) => {
  const page = read(file)
  try {
    return (
      page?.equals(brotliDecompressSync(readFileSync(`${file}.br`))) &&
      page.equals(gunzipSync(readFileSync(`${file}.gz`)))
    )
  } catch {
    return false
  }
}

// Pages and folders come and go while they are looked at: what is gone has nothing to be packed.
const ifThere = <T>(look: () => T): T | undefined => {
  try {
    return look()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
const read = (file: string) => ifThere(() => readFileSync(file))
const sizeOf = (file: string) => ifThere(() => statSync(file).size) ?? 0
const entriesOf = (folder: string) => ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? []

const { folder } = workerData as { folder: string }

const answerFor = (file: string): Answer => {
  try {
    const packed = packPage({ file, top: folder })
    return packed ? { packed } : {}
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

let sweep: Generator<string | undefined> | undefined

const look = (): Answer => {
  for (let steps = 0; steps < 100; steps += 1) {
    const found = sweep?.next()
    if (!found || found.done) return { isSwept: true }
    if (found.value) return answerFor(found.value)
  }
  return {}
}

const obey = (order: Order): Answer => {
  if ('pack' in order) return answerFor(order.pack)
  if ('look' in order) return look()
  sweep = lacking(folder, order.isChecking)
  return {}
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(obey(order)))
