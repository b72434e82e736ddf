import { readMdx, recordPath } from '../../content/schema/record.ts'
import { presentPlace } from '../format/section-address.ts'
import type { Recorded } from '../projection/project.ts'
import { type LoggedFile, type Read, readChecked } from './record-file.ts'

/** Reads one file of the record and checks it again: against the log, the allow-list and its own digest. */
export const readRecord = (file: LoggedFile): Read<Recorded> =>
  readChecked({
    ...file,
    parse: readMdx,
    pathOf: ({ entry }) => recordPath(entry),
    recorded: ({ release: { entry: release, tree }, ...read }) => {
      const { transcript = false } = release
      return { ...read, ...presentPlace(release), transcript, release, ...(tree ? { tree } : {}) }
    },
  })
