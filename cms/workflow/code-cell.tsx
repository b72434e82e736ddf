import { getTranslation } from '@payloadcms/translations'
import type { DefaultServerCellComponentProps, Field } from 'payload'
import { sections } from '../../content/schema/kinds.ts'
import { sectionNamed } from '../../content/schema/section-names.ts'
import { isLanguage, type Words } from '../language.ts'
import { journalActs, releaseActs } from './act-words.ts'
import { registeredDomains } from './domain.ts'
import { dutyOf } from './duty-words.ts'

type Code = (code: string, slug: string) => Words | undefined
type Props = DefaultServerCellComponentProps & { words?: Readonly<Record<string, Words>> }

const workflowOf = (slug: string) => registeredDomains().find((domain) => domain.slug === slug)?.workflow
const stateOf: Code = (code, slug) => workflowOf(slug)?.states[code]
/** Records without a workflow say what their states are called where they choose them. */
const chosenIn = (fields: readonly Field[], name: string, code: string): Words | undefined => {
  const field = fields.find((one) => 'name' in one && one.name === name)
  const options = field?.type === 'select' ? field.options : []
  const option = options.find((one) => typeof one === 'object' && one.value === code)
  return typeof option === 'object' && typeof option.label === 'object' ? (option.label as Words) : undefined
}

/** By field: what its codes mean. `slug`: the collection the row is about. */
const codes: Record<string, Code> = {
  role: dutyOf,
  act: (code, slug) => workflowOf(slug)?.rows.find(({ act }) => act === code) ?? journalActs[code] ?? releaseActs[code],
  from: stateOf,
  to: stateOf,
  section: (code) => {
    const section = sectionNamed(code)
    return section && sections[section]
  },
}

/** A code of the record, in words; what has none is shown as it is. */
export const CodeCell = ({ cellData, collectionConfig, field, i18n, payload, rowData, words }: Props) => {
  if (typeof cellData !== 'string') return '—'
  const language = isLanguage(i18n.language) ? i18n.language : 'zh'
  const name = 'name' in field ? field.name : ''
  if (words) return words[cellData]?.[language] ?? cellData
  if (name === 'slug') {
    const about = payload.config.collections.find(({ slug }) => slug === cellData)
    return about ? getTranslation(about.labels.singular, i18n) : cellData
  }
  const about = typeof rowData.slug === 'string' ? rowData.slug : collectionConfig.slug
  const { fields } = payload.config.collections.find(({ slug }) => slug === about) ?? collectionConfig
  return (codes[name]?.(cellData, about) ?? chosenIn(fields, 'state', cellData))?.[language] ?? cellData
}
