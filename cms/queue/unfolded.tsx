'use client'
import { Link, toast } from '@payloadcms/ui'
import { useContext, useRef, useState } from 'react'
import type { Told } from '../errors.ts'
import { ActInput } from '../workflow/act-input.tsx'
import { useWords } from '../workflow/use-words.ts'
import { deskWords } from './desk-words.ts'
import { part } from './parts.ts'
import { placeOf } from './place-of.ts'
import { ReadersContext } from './readers.ts'
import { isElsewhere } from './rows.tsx'
import type { QueueItem } from './shown.ts'
import { leftUntil } from './time-left.ts'
import { useFormKeys } from './use-form-keys.ts'
import { type Shown, useRecord } from './use-record.ts'

type Props = {
  item: QueueItem
  isActing: boolean
  onAct: () => void
  onFold: () => void
  onDone: () => void
}

/** Under a row: the text, and the form of its act. What is acted on is what stands here: its digest goes with the act. */
export const Unfolded = ({ item, isActing, onAct, onFold, onDone }: Props) => {
  const { say } = useWords()
  const { loaded, again } = useRecord(item)
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<Told[]>([])
  const form = useRef<HTMLDivElement>(null)
  const key = useRef(crypto.randomUUID())
  const Reader = useContext(ReadersContext)[item.slug]
  const [read, setRead] = useState<string | null>(null)
  const act = loaded?.act
  const due = item.due && `${say(leftUntil(new Date(item.due.at), new Date()))} · ${item.due.rule}`
  // Where a record is read in full, nothing is done before it stands there.
  const digest = Reader ? (read ?? undefined) : loaded?.record.digest
  const isOpen = isActing && Boolean(act?.allowed) && (!Reader || read !== null)
  useFormKeys(form, isOpen)

  const perform = async (name: string, input: Record<string, unknown>) => {
    setBusy(true)
    setRefusals([])
    const response = await fetch(`/api/${item.slug}/${item.subject}/acts/${name}`, {
      method: 'POST',
      credentials: 'include',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key.current,
        ...(digest ? { 'if-match': `"${digest}"` } : {}),
      },
      body: JSON.stringify(input),
    }).catch(() => null)
    const answer = await response?.json().catch(() => null)
    setBusy(false)
    if (!response?.ok) {
      key.current = crypto.randomUUID()
      setRefusals(answer?.errors ?? [{ code: 'internal', message: say(deskWords.offline), fix: '' }])
      return again()
    }
    const url = typeof answer.url === 'string' ? answer.url : ''
    toast.success(`${item.label}：${item.title}${url ? ` ${url}` : ''}`, url ? { duration: 60_000 } : {})
    onDone()
  }

  return (
    <div {...part.below} className="queue-unfolded">
      <div {...part.cell}>
        {loaded === undefined && <p className="queue-quiet">{say(deskWords.loading)}</p>}
        {loaded === null && <p role="alert">{say(deskWords.gone)}</p>}
        {loaded && (
          <>
            <p className="queue-reason">{item.reason}</p>
            {item.due && <p className="queue-quiet queue-due">{due}</p>}
            {Reader ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
              <section aria-label={loaded.record.title} className="queue-text" tabIndex={0}>
                <Reader id={item.subject} key={loaded.record.digest} onRead={setRead} />
              </section>
            ) : (
              <Text record={loaded.record} />
            )}
            {isElsewhere(item) && <p className="queue-quiet">{say(deskWords.elsewhere)}</p>}
            {isActing && act && !act.allowed && (
              <Refusals refusals={act.refusals} title={`${say(deskWords.notYours)}${act.label}`} />
            )}
            <Refusals refusals={refusals} />
            {isOpen && act && (
              <div ref={form}>
                <ActInput
                  act={act}
                  busy={busy}
                  data={loaded.record}
                  digest={digest}
                  onCancel={onFold}
                  onPerform={(name, input) => void perform(name, input)}
                  slug={item.slug}
                />
              </div>
            )}
            <p className="queue-row-links">
              {!isActing && act?.allowed && (
                <button onClick={onAct} type="button">
                  {act.label}
                </button>
              )}
              <Link href={placeOf(item)}>{say(deskWords.open)}</Link>
              <button className="queue-plain" onClick={onFold} type="button">
                {say(deskWords.fold)}
              </button>
            </p>
          </>
        )}
      </div>
    </div>
  )
}

const Text = ({ record: { title, summary, body, text } }: { record: Shown }) => {
  const { say } = useWords()
  const main = body || text
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
    <section aria-label={title} className="queue-text" tabIndex={0}>
      <h3>{title}</h3>
      {summary && <p>{summary}</p>}
      {main ? <pre>{main}</pre> : !summary && <p className="queue-quiet">{say(deskWords.noText)}</p>}
    </section>
  )
}

const Refusals = ({ refusals, title }: { refusals: Told[]; title?: string }) =>
  refusals.length === 0 ? null : (
    <div className="queue-refused" role="alert">
      {title && <p>{title}</p>}
      <ul>
        {refusals.map(({ code, field, message, fix }) => (
          <li key={`${code}${field ?? ''}`}>
            {message}
            {fix}
          </li>
        ))}
      </ul>
    </div>
  )
