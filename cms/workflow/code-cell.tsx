import { getTranslation } from '@payloadcms/translations'
import type { DefaultServerCellComponentProps } from 'payload'
import { sections } from '../../content/schema/kinds.ts'
import { isLanguage, type Words } from '../language.ts'
import { journalActs, releaseActs } from './act-words.ts'
import { registeredDomains } from './domain.ts'
import { dutyOf } from './duty-words.ts'

type Code = (code: string, slug: string) => Words | undefined

const workflowOf = (slug: string) => registeredDomains().find((domain) => domain.slug === slug)?.workflow
const stateOf: Code = (code, slug) => workflowOf(slug)?.states[code]

/** By field: what its codes mean. `slug`: the collection the row is about. */
const codes: Record<string, Code> = {
  role: dutyOf,
  act: (code, slug) => workflowOf(slug)?.rows.find(({ act }) => act === code) ?? journalActs[code] ?? releaseActs[code],
  from: stateOf,
  to: stateOf,
  section: (code) => sections[code as keyof typeof sections],
}

/** A code of the record, in words; what has none is shown as it is. */
export const CodeCell = ({
  cellData,
  collectionConfig,
  field,
  i18n,
  payload,
  rowData,
}: DefaultServerCellComponentProps) => {
  if (typeof cellData !== 'string') return '—'
  const language = isLanguage(i18n.language) ? i18n.language : 'zh'
  const name = 'name' in field ? field.name : ''
  if (name === 'slug') {
    const about = payload.config.collections.find(({ slug }) => slug === cellData)
    return about ? getTranslation(about.labels.singular, i18n) : cellData
  }
  const about = typeof rowData.slug === 'string' ? rowData.slug : collectionConfig.slug
  return codes[name]?.(cellData, about)?.[language] ?? cellData
}
