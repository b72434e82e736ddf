import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { entryBytes, type LogEntry, type ReleaseEntry } from '../../../content/schema/log-entry.ts'
import { readIfThere, writeWhole } from '../disk.ts'
import { edgeOf, type Frontier, grow, leafHash, rootHash, tileWidth } from './frontier.ts'
import { headText, readHead } from './head.ts'
import { makeSigner, nextKeyFile, privateKeyFile, publicKeyFile, readSigner, type Signer, signedNote } from './keys.ts'
import { expungedBy, filesOnlyOf, knownHead, noteEntries, placeOfRelease } from './logged.ts'
import { bundled, readEntries, readEntry, readFrontier, removeBeyond, removeParts, writeTiles } from './tile-files.ts'

/** The public log of one record: an RFC 6962 tree in C2SP tiles below CONTENT_DIR/log. This is its only writer. */
export type PublicLog = {
  /** Adds what is not in the log yet, all of it or nothing; answers every entry as it stands there, in the order given. */
  add: (entries: ReleaseEntry[]) => Promise<ReleaseEntry[]>
  /** From the next head on another key signs; answers its public half. */
  rotateKey: () => Promise<string>
}
type Place = {
  contentDir: string
  home: string
  database: DatabaseSync
  onStep?: (step: string) => void
}
type State = { frontier: Frontier; bundle: Buffer; signer: Signer; checkpoint: string }

/** Was there ever a log of this record? Its public key is the last thing that is written when one is founded. */
export const isFounded = async ({ home }: { home: string }) => (await readIfThere(publicKeyFile(home))) !== undefined

/** A log with these as its first entries. What was begun and broken off is begun again. `origin`: its name for good. */
export const foundLog = async ({ origin, entries, ...place }: Place & { origin: string; entries: LogEntry[] }) => {
  const signer =
    (await readSigner(privateKeyFile(place.home))) ??
    (await makeSigner({ home: place.home, file: privateKeyFile(place.home), name: origin }))
  const empty = { frontier: { size: 0, levels: [] }, bundle: Buffer.alloc(0), signer, checkpoint: '' }
  await removeBeyond(join(place.contentDir, 'log'), 0)
  await append({ ...place, state: empty, entries, signers: [signer] })
  await keepPublicKeys(place, [signer.verifier])
}

/** Opens a log that was founded. Throws where what is on the disk does not fit together, saying what to put back. */
export const openLog = async (place: Place): Promise<PublicLog> => {
  let state: State | undefined = await load(place)
  /** After a fault nobody knows how far the disk came: it is read again. */
  const change = async (work: (state: State) => Promise<State>) => {
    const from = state ?? (await load(place))
    state = undefined
    state = await work(from)
  }
  return {
    add: async (entries) => {
      const { database, contentDir } = place
      state ??= await load(place)
      const answers: ReleaseEntry[] = []
      const fresh: ReleaseEntry[] = []
      for (const entry of entries) {
        const there = placeOfRelease(database, entry.sequence)
        const removed = there === undefined ? filesOnlyOf(database, expungedBy(entry), entry) : []
        const whole = removed.length > 0 ? ({ ...entry, removed } as ReleaseEntry) : entry
        if (there === undefined) fresh.push(whole)
        answers.push(there === undefined ? whole : ((await readEntry(join(contentDir, 'log'), there)) as ReleaseEntry))
      }
      if (fresh.length > 0)
        await change((from) => append({ ...place, state: from, entries: fresh, signers: [from.signer] }))
      return answers
    },
    rotateKey: async () => {
      let verifier = ''
      await change(async (from) => {
        const { home } = place
        const next = await makeSigner({ home, file: nextKeyFile(home), name: from.signer.name })
        verifier = next.verifier
        const extension = `rotate-key ${verifier}`
        const checkpoint = signedNote(headText(from.signer.name, from.frontier, extension), [from.signer])
        const entry = { schema: 'huiying/log-entry/1', act: 'rotate-key', key: verifier, checkpoint } as const
        const state = await append({ ...place, state: from, entries: [entry], signers: [from.signer, next] })
        await takeNextKey(place)
        return { ...state, signer: next }
      })
      return verifier
    },
  }
}

type Append = Place & { state: State; entries: LogEntry[]; signers: Signer[] }

/** Tiles first, for good; the signed head last: it is what makes them part of the log. */
const append = async ({
  contentDir,
  database,
  onStep = () => undefined,
  state,
  entries,
  signers,
}: Append): Promise<State> => {
  const folder = join(contentDir, 'log')
  const data = entries.map(entryBytes)
  const frontier: Frontier = { size: state.frontier.size, levels: state.frontier.levels.map((hashes) => [...hashes]) }
  const { bundles, rest } = bundled(state.bundle, frontier.size, data)
  const tiles = grow(frontier, data.map(leafHash))
  await writeTiles(folder, { tiles, bundles })
  onStep('log tiles')
  const checkpoint = signedNote(headText(state.signer.name, frontier), signers)
  await writeWhole({ path: join(folder, 'checkpoint'), data: checkpoint, isDurable: true })
  onStep('log signed')
  const head = { size: frontier.size, root: rootHash(frontier).toString('base64') }
  noteEntries(database, { start: state.frontier.size, entries, head })
  const full = [
    ...tiles.filter(({ hashes }) => hashes.length === tileWidth),
    ...bundles.filter(({ width }) => width === tileWidth).map(({ index }) => ({ level: 'entries' as const, index })),
  ]
  await removeParts(folder, full)
  return { ...state, frontier, bundle: edgeOf(0, frontier.size).width === 0 ? Buffer.alloc(0) : rest, checkpoint }
}

const load = async (place: Place): Promise<State> => {
  const { contentDir, home, database } = place
  const folder = join(contentDir, 'log')
  const checkpoint = (await readIfThere(join(folder, 'checkpoint')))?.toString()
  if (!checkpoint)
    throw new Error(`${join(folder, 'checkpoint')} is missing: put the log of this record back from the backup.`)
  const { text, size, root } = readHead(checkpoint)
  const next = await readSigner(nextKeyFile(home))
  if (next && checkpoint.includes(next.line(text))) await takeNextKey(place)
  else await rm(nextKeyFile(home), { force: true })
  const signer = await readSigner(privateKeyFile(home))
  if (!signer) throw new Error(`${privateKeyFile(home)} is missing: put the key of the log back from the backup.`)
  if (!checkpoint.includes(signer.line(text)))
    throw new Error(
      `${privateKeyFile(home)} did not sign ${join(folder, 'checkpoint')}: key and log do not belong together.`,
    )
  await removeBeyond(folder, size)
  const { frontier, bundle } = await readFrontier(folder, size)
  if (rootHash(frontier).toString('base64') !== root)
    throw new Error(
      `The tiles in ${folder} do not lead to its checkpoint. See npm run verify; put them back from the backup.`,
    )
  const known = knownHead(database)
  if (known?.size !== size || known.root !== root)
    noteEntries(database, { start: 0, entries: await readEntries(folder, size), head: { size, root } })
  return { frontier, bundle, signer, checkpoint }
}

/** The new key takes the place of the old one, whose private half is gone with that. */
const takeNextKey = async (place: Place) => {
  const { home } = place
  const next = await readSigner(nextKeyFile(home))
  if (!next) return
  const known = (await readIfThere(publicKeyFile(home)))?.toString().trim().split('\n') ?? []
  await keepPublicKeys(place, [...new Set([...known, next.verifier])])
  await rename(nextKeyFile(home), privateKeyFile(home))
}

const keepPublicKeys = async ({ home, contentDir }: Place, verifiers: string[]) => {
  const data = verifiers.map((line) => `${line}\n`).join('')
  await writeWhole({ path: join(contentDir, 'log/key'), data, isDurable: true })
  await writeWhole({ path: publicKeyFile(home), data, isDurable: true })
}
