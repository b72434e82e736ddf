import type { Field, PayloadRequest } from 'payload'
import type { Words } from '../language.ts'
import { domainOf, registeredDomains } from '../workflow/domain.ts'

/** Acts that are no row of a workflow: work that begins elsewhere, and what the clock does. */
export const labels: Record<string, Words> = {
  answer: { zh: '起草回应', en: 'Write a response' },
  'release-scheduled': { zh: '定时发布', en: 'Scheduled release' },
}

export const actLabel = (slug: string, act: string): Words => {
  const row = domainOf(slug).workflow?.rows.find((candidate) => candidate.act === act)
  return row ? { zh: row.zh, en: row.en } : (labels[act] ?? { zh: act, en: act })
}

/** An act in words, of whatever collection. */
export const laneLabel = (act: string): Words => {
  const rows = registeredDomains().flatMap(({ workflow }) => workflow?.rows ?? [])
  const row = rows.find((candidate) => candidate.act === act)
  return row ? { zh: row.zh, en: row.en } : (labels[act] ?? { zh: act, en: act })
}

type Option = { value: string; label: Words }

/** What kind of record it is, in the words of its own collection; records of one kind only are named after the collection. */
export const kindLabels =
  ({ payload }: PayloadRequest) =>
  ({ slug, kind }: { slug: string; kind: string }): Words | null => {
    const config = payload.collections[slug]?.config
    const field = config?.fields.find((candidate: Field) => 'name' in candidate && candidate.name === 'kind')
    const options = (field && 'options' in field ? field.options : []) as Option[]
    const singular = config?.labels.singular as Words | undefined
    return options.find(({ value }) => value === kind)?.label ?? singular ?? null
  }
