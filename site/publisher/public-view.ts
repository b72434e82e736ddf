import type { Words } from '../../content/schema/words.ts'
import { seenAt, together } from './faults.ts'
import { whyUnread } from './why-unread.ts'

export type Seen = { status: number; bytes: Uint8Array; text: string; location: string }
export type Pages = (path: string) => Promise<Seen>
/** The site as one public address shows it. */
export type View = { base: string; pages: Pages }

/** The page could not be fetched at all; `said`: why, in plain words. */
export class Unread extends Error {
  readonly said: Words
  constructor(said: Words) {
    super(said.en)
    this.said = said
  }
}

const patience = 10_000

/** One look at one address, as a reader without anything kept gets it. Redirects are not followed: they are what is there. */
export const fetchPage = async (base: string, path: string, stop?: AbortSignal): Promise<Seen> => {
  const late = AbortSignal.timeout(patience)
  try {
    const signal = stop ? AbortSignal.any([late, stop]) : late
    const response = await fetch(new URL(path, base), { redirect: 'manual', signal })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const location = response.headers.get('location') ?? ''
    return { status: response.status, bytes, text: new TextDecoder().decode(bytes), location }
  } catch (error) {
    throw new Unread(whyUnread(error, patience / 1_000))
  }
}

/** Every public address; each page is fetched once from each, so one set of lists serves a whole batch. */
export const publicViews = (checkUrls: readonly string[]): View[] =>
  checkUrls.map((base) => {
    const known = new Map<string, Promise<Seen>>()
    const pages: Pages = (path) => {
      const asked = known.get(path) ?? fetchPage(base, path)
      known.set(path, asked)
      return asked
    }
    return { base, pages }
  })

/** The faults of all addresses together; where there are several, each fault names its address. */
export const faultsOf = async (
  views: readonly View[],
  compare: (pages: Pages) => Promise<readonly Words[]>,
): Promise<Words[]> => {
  const found = await Promise.all(
    views.map(async ({ base, pages }) => {
      try {
        const faults = await compare(pages)
        return views.length > 1 && faults.length > 0 ? [seenAt(base, together(faults))] : faults
      } catch (error) {
        if (error instanceof Unread) return [seenAt(base, error.said)]
        throw error
      }
    }),
  )
  return found.flat()
}
