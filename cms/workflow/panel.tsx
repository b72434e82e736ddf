'use client'
import { Button, toast, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { type ReactNode, useEffect, useState } from 'react'
import type { Told } from '../errors.ts'
import { ActBar, DoneBar, useNarrow } from './act-bar.tsx'
import { ActInput } from './act-input.tsx'
import type { ActView } from './engine.ts'
import { Flags } from './flags.tsx'
import { GatesList, type GateView } from './gates-list.tsx'
import './panel.css'
import { LinkOnce } from './link-once.tsx'
import { performAct } from './perform-act.ts'
import { Presence } from './presence.tsx'
import { RefusalLine } from './refusal-line.tsx'
import { RefusedActs } from './refused-acts.tsx'
import { ReleasesList } from './releases-list.tsx'
import { Trail } from './trail-list.tsx'
import { useDesk } from './use-desk.ts'
import { useWords } from './use-words.ts'

const done = 'huiying-act-done'
const rank = { primary: 0, danger: 2 } as const
const rankOf = ({ tone }: ActView) => (tone ? rank[tone] : 1)
/** Acts with a place of their own on the page. */
const elsewhere = ['remind', 'share-preview']

type Opened = { act: string; given?: Record<string, string> }

type Props = {
  /** By act: what to look at before it is done. */
  before?: Readonly<Record<string, ReactNode>>
}

/** What I may do with this record, what I may not and why, who vouched for the text, and what became of it. */
export const ActsPanel = ({ before = {} }: Props) => {
  const { id, collectionSlug, data } = useDocumentInfo()
  const hasUnsaved = useFormModified()
  const { say, language } = useWords()
  const { desk, reload } = useDesk()
  const isNarrow = useNarrow()
  const [open, setOpen] = useState<Opened | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<Told[]>([])
  const [notice, setNotice] = useState('')
  const [link, setLink] = useState('')

  useEffect(() => {
    setNotice(sessionStorage.getItem(done) ?? '')
    sessionStorage.removeItem(done)
  }, [])

  if (!id || !collectionSlug)
    return (
      <p className="desk-note">
        {say({
          zh: '保存后，这里列出下一步可以办理的事项。',
          en: 'Once it is saved, what can be done next stands here.',
        })}
      </p>
    )

  // What is acted on is what this page shows: the text as it was loaded, not as it may stand by now.
  const digest = (data?.digest as string | undefined) ?? desk.record.digest
  const ask = (act: string, input: object) =>
    performAct({ slug: collectionSlug, id: String(id), act, input, digest, language })

  const choose = (opened: Opened | null) => {
    setRefusals([])
    setOpen(opened)
  }
  const perform = async (act: string, input: Record<string, unknown>) => {
    setBusy(true)
    setRefusals([])
    const answer = await ask(act, input)
    setBusy(false)
    if (answer.refusals.length > 0) {
      setRefusals(answer.refusals)
      return reload()
    }
    setOpen(null)
    if (answer.url) {
      setLink(answer.url)
      return reload()
    }
    // The admin's form keeps the record as it was loaded; a fresh load shows what the act made of it.
    const label = desk.acts.find((each) => each.act === act)?.label ?? act
    sessionStorage.setItem(done, say({ zh: `${label}：已办理。`, en: `${label}: done.` }))
    window.location.reload()
  }
  const remind = async ({ act, unit }: GateView): Promise<Told[]> => {
    const answer = await ask('remind', { act, ...(unit ? { unit: unit.id } : {}) })
    if (answer.refusals.length === 0) toast.success(say({ zh: '已催办。', en: 'Reminded.' }))
    await reload()
    return answer.refusals
  }

  const shown = desk.acts.filter(({ act }) => !elsewhere.includes(act))
  const allowed = shown.filter((act) => act.allowed).sort((a, b) => rankOf(a) - rankOf(b))
  const first = allowed[0]?.tone === 'primary' ? allowed[0] : undefined
  const inputOf = (act: ActView) => (
    <>
      <ActInput
        act={act}
        busy={busy}
        data={data ?? {}}
        digest={digest}
        onCancel={() => choose(null)}
        onPerform={perform}
        slug={collectionSlug}
        {...(open?.given ? { given: open.given } : {})}
      >
        {before[act.act]}
      </ActInput>
      {refusals.length > 0 && (
        <div className="desk-refusals" role="alert">
          {refusals.map((refusal) => (
            <RefusalLine key={`${refusal.code}${refusal.field ?? ''}${refusal.message}`} refusal={refusal} />
          ))}
        </div>
      )}
    </>
  )
  return (
    <section aria-label={say({ zh: '办理', en: 'Acts' })} className="desk" id="desk" tabIndex={-1}>
      {notice && !(isNarrow && !first) && (
        <p className="desk-done" role="status">
          {notice}
        </p>
      )}
      {link && <LinkOnce address={link} />}
      <Presence />
      <Flags record={desk.record} trail={desk.trail} />
      {desk.isLoaded && (
        <>
          <h2>{say({ zh: '可以办理', en: 'What you can do' })}</h2>
          {allowed.length === 0 && (
            <p className="desk-note">
              {say({ zh: '目前没有轮到您办理的事项。', en: 'Nothing waits for you here at present.' })}
            </p>
          )}
          {hasUnsaved && allowed.length > 0 && (
            <p className="desk-note">
              {say({ zh: '有未保存的改动，请先保存再办理。', en: 'Save your changes before you act.' })}
            </p>
          )}
          {allowed.map((act) => (
            <div className="desk-act" id={`desk-act-${act.act}`} key={act.act}>
              <Button
                aria-expanded={open?.act === act.act}
                buttonStyle={act.tone === 'primary' ? 'primary' : 'secondary'}
                className={act.tone === 'danger' ? 'desk-danger' : ''}
                disabled={busy || hasUnsaved}
                margin={false}
                onClick={() => choose(open?.act === act.act ? null : { act: act.act })}
                size="medium"
              >
                {act.label}
              </Button>
              {open?.act === act.act && !(isNarrow && act === first) && inputOf(act)}
            </div>
          ))}
        </>
      )}
      {isNarrow && notice && !first && <DoneBar onClose={() => setNotice('')} releases={desk.releases} said={notice} />}
      {isNarrow && first && (
        <ActBar
          act={first}
          disabled={busy || hasUnsaved}
          isOpen={open?.act === first.act}
          onOpen={() => choose({ act: first.act })}
        >
          {inputOf(first)}
        </ActBar>
      )}
      <GatesList
        acts={desk.acts}
        gates={desk.gates}
        onInvite={(unit) => {
          choose({ act: 'invite', given: { unit } })
          requestAnimationFrame(() => document.getElementById('desk-act-invite')?.scrollIntoView({ block: 'center' }))
        }}
        onRemind={remind}
      />
      <ReleasesList checks={desk.checks} releases={desk.releases} />
      <RefusedActs acts={shown} />
      <Trail entries={desk.trail} />
    </section>
  )
}
