'use client'
import { Button, useConfig } from '@payloadcms/ui'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type Ask, asks } from './act-asks.ts'
import { type Choice, type Choices, choicesFor } from './act-choices.ts'
import type { ActView } from './engine.ts'
import { idOf, idsOf } from './ids.ts'
import { useWords } from './use-words.ts'

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const givenIn = (input: Input | undefined, { as }: Ask): unknown => {
  if (as === 'check') return (input as HTMLInputElement | undefined)?.checked || undefined
  if (!input?.value) return undefined
  return as === 'time' ? new Date(`${input.value}:00+08:00`).toISOString() : input.value
}

type Data = Record<string, unknown>
type Props = {
  act: ActView
  slug: string
  data: Data
  digest: string | undefined
  busy: boolean
  /** What is filled in already: a link elsewhere on the page said so. */
  given?: Record<string, string>
  /** What to look at first. */
  children?: ReactNode
  onPerform: (act: string, input: Record<string, unknown>) => void
  onCancel: () => void
}

/** The second look before an act: what it asks for, and which text it is about. */
export const ActInput = ({ act, slug, data, digest, busy, given, children, onPerform, onCancel }: Props) => {
  const { say } = useWords()
  const fields = (asks[act.act] ?? []).filter(
    ({ name }) => !(slug === 'statements' && name === 'nextUpdateAt' && data.kind !== 'response'),
  )
  const group = useRef<HTMLDivElement>(null)
  // The panel stands inside the admin's own form, and forms do not nest: the inputs are read here.
  const submit = () => {
    const inputs = [...(group.current?.querySelectorAll<Input>('[name]') ?? [])]
    if (!inputs.every((input) => input.reportValidity())) return
    const sent = fields.map(
      (ask) =>
        [
          ask.name,
          givenIn(
            inputs.find(({ name }) => name === ask.name),
            ask,
          ),
        ] as const,
    )
    onPerform(act.act, Object.fromEntries(sent.filter(([, value]) => value !== undefined)))
  }
  return (
    <div className="desk-form" ref={group}>
      {children}
      {fields.map((ask) => (
        <AskField ask={ask} data={data} given={given?.[ask.name]} key={ask.name} slug={slug} />
      ))}
      {digest && slug === 'statements' && (
        <p className="desk-note">
          {say({ zh: '针对的文字：', en: 'About the text: ' })}
          <code title={digest}>{digest.slice(0, 12)}…</code>
        </p>
      )}
      <p className="desk-row">
        <Button
          buttonStyle="primary"
          className={act.tone === 'danger' ? 'desk-danger' : ''}
          disabled={busy}
          margin={false}
          onClick={submit}
          size="small"
        >
          {busy ? say({ zh: '正在办理…', en: 'Working…' }) : say({ zh: `现在${act.label}`, en: `${act.label} now` })}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={onCancel} size="small">
          {say({ zh: '先不办', en: 'Not now' })}
        </Button>
      </p>
    </div>
  )
}

type Collections = { slug: string; fields: { name?: string; options?: unknown }[] }[]
type Option = { value: string; label: string | Record<string, string> }

/** The options of a select, as its own collection gives them. */
const optionsOf = (collections: unknown, slug: string, field: string, language: string): Choice[] => {
  const collection = (collections as Collections).find((each) => each.slug === slug)
  const options = (collection?.fields.find(({ name }) => name === field)?.options ?? []) as Option[]
  return options.map(({ value, label }) => ({
    value,
    label: typeof label === 'string' ? label : (label[language] ?? value),
  }))
}

/** A text that is confirmed is confirmed by the units it names. */
const confirming = (data: Data): string[] =>
  idsOf(data.confirmingUnits).filter((unit) => unit !== idOf(data.issuingUnit))

type FieldProps = { ask: Ask; data: Data; slug: string; given: string | undefined }

const AskField = ({ ask, data, slug, given }: FieldProps) => {
  const id = useId()
  const { config } = useConfig()
  const { say, language } = useWords()
  const [{ choices, hint }, setChoices] = useState<Choices>({ choices: [] })
  const isChoice = ['unit', 'case', 'kind', 'expunge', 'statement'].includes(ask.as)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an opening
  useEffect(() => {
    if (ask.as === 'kind') setChoices({ choices: optionsOf(config.collections, 'cases', 'kind', language) })
    else if (isChoice)
      void choicesFor(ask, {
        data,
        language,
        ...(slug === 'statements' && ask.as === 'unit' ? { within: confirming(data) } : {}),
      }).then(setChoices)
  }, [])
  const common = { id, name: ask.name, required: !ask.optional }
  if (ask.as === 'check')
    return (
      <label className="desk-check" htmlFor={id}>
        <input type="checkbox" {...common} /> {say(ask.label)}
      </label>
    )
  return (
    <label className="desk-field" htmlFor={id}>
      {say(ask.label)}
      {ask.as === 'lines' && <textarea rows={3} {...common} />}
      {ask.as === 'text' && <input defaultValue={String(data.title ?? '')} type="text" {...common} />}
      {ask.as === 'time' && <input type="datetime-local" {...common} />}
      {isChoice && (
        <select {...common} defaultValue={given} key={choices.length}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      {hint && <span className="desk-note">{hint}</span>}
    </label>
  )
}
