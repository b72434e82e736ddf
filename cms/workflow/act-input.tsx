'use client'
import { Button, useConfig } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { ActView } from './engine.ts'

type Ask = {
  name: string
  zh: string
  as: 'text' | 'lines' | 'time' | 'check' | 'unit' | 'case' | 'kind' | 'expunge'
  optional?: true
}
const reason: Ask = { name: 'reason', zh: '理由（留在记录里）', as: 'lines' }
const publicReason: Ask = { ...reason, zh: '理由（对外公开）' }
const expunge: Ask = { name: 'expunge', zh: '原文同时从公开记录中抹去', as: 'expunge', optional: true }
const comment: Ask = { name: 'comment', zh: '意见（可不填）', as: 'lines', optional: true }

/** What each act asks for in the panel; an act that is not here asks for nothing but a second look. */
const asks: Record<string, readonly Ask[]> = {
  invite: [{ name: 'unit', zh: '邀请哪个单位', as: 'unit' }],
  confirm: [comment],
  review: [comment],
  clear: [{ name: 'declaration', zh: '已逐项审查：无涉密、无工作秘密、无敏感信息', as: 'check' }, comment],
  return: [reason],
  sign: [comment],
  schedule: [{ name: 'at', zh: '发布时间', as: 'time' }],
  'cancel-schedule': [reason],
  'emergency-release': [publicReason],
  ratify: [{ name: 'comment', zh: '追认意见', as: 'lines' }],
  correct: [publicReason, expunge],
  update: [
    { name: 'body', zh: '续报内容', as: 'lines' },
    { name: 'nextUpdateAt', zh: '下次更新时间（可不填）', as: 'time', optional: true },
  ],
  discard: [reason],
  'propose-withdrawal': [reason],
  withdraw: [publicReason, expunge],
  dismiss: [reason],
  attach: [{ name: 'case', zh: '归入哪个事项', as: 'case' }],
  'open-case': [
    { name: 'title', zh: '事项标题', as: 'text' },
    { name: 'kind', zh: '性质', as: 'kind' },
    { name: 'leadUnit', zh: '主办单位', as: 'unit' },
  ],
}

type Choice = { value: string; label: string }

const expungeClasses = {
  '': '不抹去，保留更正和撤回前的原文',
  privacy: '抹去：涉及个人隐私',
  secrecy: '抹去：涉及国家秘密或工作秘密',
}
const choicesFor = async (
  { as }: Ask,
  data: Record<string, unknown>,
): Promise<{ choices: Choice[]; hint?: string }> => {
  const list = async (path: string) =>
    (await (await fetch(`/api/${path}`, { credentials: 'include' })).json()) as {
      docs: { id: string; name?: string; title?: string }[]
    }
  if (as === 'expunge') return { choices: Object.entries(expungeClasses).map(([value, label]) => ({ value, label })) }
  if (as === 'case')
    return {
      choices: (await list('cases?where[state][equals]=open&limit=100&depth=0')).docs.map(({ id, title }) => ({
        value: id,
        label: title ?? id,
      })),
    }
  const units = (await list('units?limit=300&depth=0')).docs.map(({ id, name }) => ({ value: id, label: name ?? id }))
  if (!data.text) return { choices: units }
  const text = encodeURIComponent(`${data.title ?? ''} ${data.text}`.slice(0, 1_500))
  const { proposals } = (await (await fetch(`/api/units/propose?text=${text}`, { credentials: 'include' })).json()) as {
    proposals: { unit: { id: string; name: string }; reason: string }[]
  }
  const [best] = proposals
  if (!best) return { choices: units }
  const first = units.filter(({ value }) => value === best.unit.id)
  return {
    choices: [...first, ...units.filter(({ value }) => value !== best.unit.id)],
    hint: `建议：${best.unit.name}。${best.reason}`,
  }
}

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const givenIn = (input: Input | undefined, { as }: Ask): unknown => {
  if (as === 'check') return (input as HTMLInputElement | undefined)?.checked || undefined
  if (!input?.value) return undefined
  return as === 'time' ? new Date(`${input.value}:00+08:00`).toISOString() : input.value
}

type Props = {
  act: ActView
  slug: string
  data: Record<string, unknown>
  digest: string | undefined
  busy: boolean
  onPerform: (act: string, input: Record<string, unknown>) => void
  onCancel: () => void
}

/** The second look before an act: what it asks for, and which text it is about. */
export const ActInput = ({ act, slug, data, digest, busy, onPerform, onCancel }: Props) => {
  const fields = (asks[act.act] ?? []).filter(
    ({ name }) => !(slug === 'statements' && name === 'nextUpdateAt' && data.kind !== 'response'),
  )
  const group = useRef<HTMLDivElement>(null)
  // The panel stands inside the admin's own form, and forms do not nest: the inputs are read here.
  const submit = () => {
    const inputs = [...(group.current?.querySelectorAll<Input>('[name]') ?? [])]
    if (!inputs.every((input) => input.reportValidity())) return
    const given = fields.map(
      (ask) =>
        [
          ask.name,
          givenIn(
            inputs.find(({ name }) => name === ask.name),
            ask,
          ),
        ] as const,
    )
    onPerform(act.act, Object.fromEntries(given.filter(([, value]) => value !== undefined)))
  }
  return (
    <div className="desk-form" ref={group}>
      {fields.map((ask) => (
        <AskField ask={ask} data={data} key={ask.name} />
      ))}
      {digest && slug === 'statements' && <p className="desk-note">针对的文字：{digest.slice(0, 12)}…</p>}
      <p className="desk-row">
        <Button buttonStyle="primary" disabled={busy} margin={false} onClick={submit} size="small">
          {busy ? '正在办理…' : `现在${act.label}`}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={onCancel} size="small">
          先不办
        </Button>
      </p>
    </div>
  )
}

type Collections = { slug: string; fields: { name?: string; options?: unknown }[] }[]

/** The options of a select, as its own collection gives them. */
const optionsOf = (collections: unknown, slug: string, field: string): Choice[] =>
  ((collections as Collections)
    .find((collection) => collection.slug === slug)
    ?.fields.find(({ name }) => name === field)?.options ?? []) as Choice[]

const AskField = ({ ask, data }: { ask: Ask; data: Record<string, unknown> }) => {
  const id = useId()
  const { config } = useConfig()
  const [{ choices, hint }, setChoices] = useState<{ choices: Choice[]; hint?: string }>({ choices: [] })
  const isChoice = ['unit', 'case', 'kind', 'expunge'].includes(ask.as)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an opening
  useEffect(() => {
    if (ask.as === 'kind') setChoices({ choices: optionsOf(config.collections, 'cases', 'kind') })
    else if (isChoice) void choicesFor(ask, data).then(setChoices)
  }, [])
  const common = { id, name: ask.name, required: !ask.optional }
  if (ask.as === 'check')
    return (
      <label className="desk-check" htmlFor={id}>
        <input type="checkbox" {...common} /> {ask.zh}
      </label>
    )
  return (
    <label className="desk-field" htmlFor={id}>
      {ask.zh}
      {ask.as === 'lines' && <textarea rows={3} {...common} />}
      {ask.as === 'text' && <input defaultValue={String(data.title ?? '')} type="text" {...common} />}
      {ask.as === 'time' && <input type="datetime-local" {...common} />}
      {isChoice && (
        <select {...common}>
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
