import { type ChildProcess, spawn } from 'node:child_process'
import { writeSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { getPayload } from 'payload'
import { countOn, nameOf, type Piece, piecesOn, shelvesOf } from '../../cms/store/transfer.ts'
import { type Contents, contentsOf } from './compare.ts'

/** What the reading process says, a line each: how much there is, every piece, and what all of it amounts to. */
export type Said =
  | { counts: Record<string, number>; lastThere: Record<string, string> }
  | { piece: Piece }
  | { contents: Contents }

/** How many pieces of each shelf are there already. */
export type Offsets = Record<string, number>

/** Two stores are two configurations of Payload, which a process has one of: the source is read by a process of its own. */
export const startSource = (uri: string, offsets: Offsets): { said: AsyncIterable<Said>; child: ChildProcess } => {
  const script = path.join(import.meta.dirname, '..', 'run.mjs')
  const child = spawn(process.execPath, [script, 'migrate-store', '--read', JSON.stringify(offsets)], {
    env: { ...process.env, DATABASE_URI: uri },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const lines = createInterface({ input: child.stdio[3] as Readable, crlfDelay: Number.POSITIVE_INFINITY })
  const said = async function* (): AsyncGenerator<Said> {
    for await (const line of lines) yield JSON.parse(line) as Said
    const code = child.exitCode ?? (await new Promise<number | null>((resolve) => child.once('exit', resolve)))
    if (code !== 0) throw new Error('The source could not be read; what it said is above. Nothing more was written.')
  }
  return { said: said(), child }
}

/** The reading process itself. */
export const readSource = async (offsets: Offsets): Promise<void> => {
  const { default: config } = await import('../../payload.config.ts')
  const payload = await getPayload({ config, disableOnInit: true })
  const counts: Record<string, number> = {}
  const lastThere: Record<string, string> = {}
  for (const shelf of shelvesOf(payload)) {
    const name = nameOf(shelf)
    counts[name] = await countOn(payload, shelf)
    const skip = offsets[name] ?? 0
    if (shelf.kind !== 'document' || skip === 0) continue
    const { value } = await piecesOn(payload, shelf, skip - 1).next()
    if (value) lastThere[shelf.slug] = String((value as Piece).data.id)
  }
  say({ counts, lastThere })
  for (const shelf of shelvesOf(payload))
    for await (const piece of piecesOn(payload, shelf, offsets[nameOf(shelf)] ?? 0)) say({ piece })
  say({ contents: await contentsOf(payload) })
  await payload.destroy()
}

/** Waits for the other side, which writes more slowly than we read. */
const say = (said: Said): void => {
  const line = Buffer.from(`${JSON.stringify(said)}\n`)
  for (let from = 0; from < line.length; )
    try {
      from += writeSync(3, line, from)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
}
