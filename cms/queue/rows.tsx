'use client'
import { useRouter } from 'next/navigation.js'
import { Fragment, useEffect, useRef, useState } from 'react'
import { useWords } from '../workflow/use-words.ts'
import { deskWords } from './desk-words.ts'
import { part } from './parts.ts'
import { placeOf } from './place-of.ts'
import { Row } from './row.tsx'
import type { QueueItem } from './shown.ts'
import { Unfolded } from './unfolded.tsx'
import { useKeys } from './use-keys.ts'
import type { DeskData } from './use-queue.ts'

export type Unfolding = { id: string; isActing: boolean }
type Props = {
  items: QueueItem[]
  now: Date
  reload: () => Promise<DeskData | null>
  onSay: (words: string) => void
  onHelp: () => void
}
/** Work that begins elsewhere, or is nobody's: there is nothing to fill in here. */
export const isElsewhere = ({ act, holder }: QueueItem): boolean => act === 'answer' || holder.role === 'system'

const columns = ['title', 'act', 'why', 'time', 'asked'] as const

/** The queue as a table one goes through with the keyboard: one row is current, at most one is unfolded. */
export const Rows = ({ items, now, reload, onSay, onHelp }: Props) => {
  const { say } = useWords()
  const router = useRouter()
  const [selected, setSelected] = useState<string | null>(items[0]?.id ?? null)
  const [unfolded, setUnfolded] = useState<Unfolding | null>(null)
  const rows = useRef(new Map<string, HTMLDivElement>())
  const lastIndex = useRef(0)

  const found = items.findIndex(({ id }) => id === selected)
  const index = found >= 0 ? found : Math.min(lastIndex.current, items.length - 1)
  const current = items[index] as QueueItem
  useEffect(() => {
    lastIndex.current = index
  }, [index])
  // Somebody else may end what is unfolded here while it is being read.
  useEffect(() => {
    if (!unfolded || items.some(({ id }) => id === unfolded.id)) return
    setUnfolded(null)
    onSay(say(deskWords.gone))
  }, [items, unfolded, onSay, say])

  const focus = (id: string) => {
    setSelected(id)
    rows.current.get(id)?.focus()
  }
  const move = (by: number) => {
    const target = items[Math.min(items.length - 1, Math.max(0, index + by))]
    if (!target) return
    const isHere = rows.current.get(current.id)?.contains(document.activeElement)
    focus(isHere || document.activeElement !== document.body ? target.id : current.id)
  }
  const open = () => router.push(placeOf(current))
  const fold = () => {
    if (!unfolded) return
    const { id } = unfolded
    setUnfolded(null)
    focus(id)
  }
  const read = () => {
    focus(current.id)
    setUnfolded(unfolded?.id === current.id && !unfolded.isActing ? null : { id: current.id, isActing: false })
  }
  const act = (item: QueueItem = current) => {
    setSelected(item.id)
    if (item.act === 'answer') return router.push(placeOf(item))
    setUnfolded({ id: item.id, isActing: true })
  }
  const done = async (item: QueueItem) => {
    setUnfolded(null)
    const fresh = await reload()
    const rest = fresh?.queue.docs ?? []
    const next = rest[Math.min(index, rest.length - 1)]
    const after = next
      ? say({ zh: `下一件：${next.label}，${next.title}`, en: `Next: ${next.label}, ${next.title}` })
      : say({ zh: '待办办完了。', en: 'The queue is empty.' })
    onSay(`${say({ zh: `已办理：${item.label}。`, en: `Done: ${item.label}.` })}${after}`)
    if (!next) return
    setSelected(next.id)
    requestAnimationFrame(() => rows.current.get(next.id)?.focus())
  }

  useKeys({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    Home: () => move(-items.length),
    End: () => move(items.length),
    Enter: open,
    o: open,
    ' ': read,
    v: read,
    a: () => act(),
    Escape: fold,
    '?': onHelp,
  })

  return (
    <div {...part.grid(say(deskWords.queue))} className="queue-rows">
      <div {...part.group} className="queue-head">
        <div {...part.row}>
          {columns.map((column) => (
            <div {...part.header} key={column}>
              {say(deskWords[column])}
            </div>
          ))}
        </div>
      </div>
      <div {...part.group}>
        {items.map((item) => (
          <Fragment key={item.id}>
            <Row
              isSelected={item.id === current.id}
              isUnfolded={unfolded?.id === item.id}
              item={item}
              now={now}
              onAct={() => act(item)}
              onSelect={() => setSelected(item.id)}
              place={(row) => {
                if (row) rows.current.set(item.id, row)
                else rows.current.delete(item.id)
              }}
            />
            {unfolded?.id === item.id && (
              <Unfolded
                isActing={unfolded.isActing}
                item={item}
                onAct={() => act(item)}
                onDone={() => void done(item)}
                onFold={fold}
              />
            )}
          </Fragment>
        ))}
      </div>
    </div>
  )
}
