'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Role } from '../roles.ts'
import { useWords } from '../workflow/use-words.ts'
import { deskWords } from './desk-words.ts'
import { Empty } from './empty.tsx'
import { FilterBar } from './filter-bar.tsx'
import { headline } from './headline.ts'
import { KeysHelp } from './keys-help.tsx'
import { type LinkGroup, Links } from './links.tsx'
import { type Readers, ReadersContext } from './readers.ts'
import { Rows } from './rows.tsx'
import type { Filters } from './saved-filters.ts'
import { AskedList, LiveList } from './side-lists.tsx'
import { type DeskData, useQueue } from './use-queue.ts'
import './queue.css'

const tick = 30_000

/** `at`: when the server drew the page, so that the browser begins with the same words. */
type Props = { at: string; initial: DeskData; filters: Filters; roles: Role[]; groups: LinkGroup[]; readers: Readers }

/** A person's desk: what waits for them, what they wait for, what went live. */
export const Desk = ({ at, initial, filters: saved, roles, groups, readers }: Props) => {
  const { say } = useWords()
  const { queue, asked, live, filters, choose, page, setPage, load, isOffline } = useQueue(initial, saved)
  const [now, setNow] = useState(() => new Date(at))
  const [said, setSaid] = useState('')
  const help = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), tick)
    return () => clearInterval(timer)
  }, [])

  const laneLabels = useRef<Record<string, string>>({})
  Object.assign(laneLabels.current, queue.laneLabels)
  const showHelp = useCallback(() => help.current?.showModal(), [])
  const first = queue.firstDue ? new Date(queue.firstDue) : null
  const isFiltered = Boolean(filters.lane || filters.late || filters.soon)
  return (
    <div className="queue-desk">
      <header>
        <h1 suppressHydrationWarning>
          {say(
            headline({ total: queue.counts.all, late: queue.counts.late, firstDue: first, now, scope: queue.scope }),
          )}
        </h1>
        <button className="queue-plain" onClick={showHelp} type="button">
          {say(deskWords.keys)} <kbd>?</kbd>
        </button>
      </header>
      {isOffline && <p role="alert">{say(deskWords.offline)}</p>}
      <FilterBar filters={filters} laneLabels={laneLabels.current} onChoose={choose} queue={queue} />
      {queue.docs.length === 0 ? (
        <Empty isFiltered={isFiltered} onClear={() => choose({ lane: null, late: false, soon: false })} roles={roles} />
      ) : (
        <ReadersContext value={readers}>
          <Rows items={queue.docs} now={now} onHelp={showHelp} onSay={setSaid} reload={load} />
        </ReadersContext>
      )}
      {(page > 1 || queue.hasNextPage) && (
        <p className="queue-pages">
          <button disabled={page === 1} onClick={() => setPage(page - 1)} type="button">
            {say(deskWords.previous)}
          </button>
          <span>{page}</span>
          <button disabled={!queue.hasNextPage} onClick={() => setPage(page + 1)} type="button">
            {say(deskWords.next)}
          </button>
        </p>
      )}
      <p aria-live="polite" className="queue-unseen" role="status">
        {said}
      </p>
      <div className="queue-beside">
        <AskedList asked={asked} now={now} scope={queue.scope} />
        <LiveList live={live} />
      </div>
      <Links groups={groups} />
      <KeysHelp dialog={help} />
    </div>
  )
}
