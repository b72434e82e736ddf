import { type Kind, kinds } from '../../content/schema/kinds.ts'
import { recordPath } from '../../content/schema/record.ts'
import type { StatementRelease, TextRelease } from '../../content/schema/release.ts'
import { presentPlace } from '../../site/format/section-address.ts'
import type { Scene } from '../../site/projection/current.ts'
import { openProjection } from '../../site/projection/database.ts'
import { projectAll, type Recorded } from '../../site/projection/project.ts'
import { textRelease } from './statements.ts'

/** A release as the projection takes it from a file of the record. */
export const recordedAs = (release: StatementRelease): Recorded => {
  const { transcript = false } = release
  return { path: recordPath(release), size: 1, modified: 1, ...presentPlace(release), transcript, release }
}

/** A projection in memory that holds these releases. */
export const sceneOf = (releases: StatementRelease[]): Scene => {
  const database = openProjection(':memory:')
  projectAll({ database, recorded: releases.map(recordedAs) })
  return { database, siteUrl: 'https://yunpu.example' }
}

const drawn = new Map<Kind, TextRelease>()

type Entry = { kind: Kind; number: number; sequence: number; at: string; topics?: string[] }

/** One of very many: its text is that of its kind, so that thousands are quickly made; place, time and digest are its own. */
export const entryOf = ({ kind, number, sequence, at, topics = [] }: Entry): TextRelease => {
  const base = drawn.get(kind) ?? textRelease({ kind, number: 1, sequence: 1, title: kinds[kind].zh })
  drawn.set(kind, base)
  const title = `${kinds[kind].zh}第 ${number} 号`
  const digest = (sequence * 2_654_435_761).toString(16).padStart(12, '0').slice(-12).padEnd(64, '0')
  const own = { id: `release-${sequence}`, subject: `${kind}-${number}`, sequence, number, title, digest, topics }
  return { ...base, ...own, releasedAt: at, statement: { ...base.statement, title } }
}
