'use client'
import { Link, useDocumentInfo } from '@payloadcms/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { forms, type Kind, kinds } from '../../content/schema/kinds.ts'
import type { Words } from '../language.ts'
import { useWords } from '../workflow/use-words.ts'
import './reading.css'
import { statementStates } from './states.ts'

type Named = { id: string; name?: string; title?: string } | string | null
type Record = {
  kind: Kind
  state: keyof typeof statementStates
  number?: number | null
  edition: number
  digest: string
  author?: Named
  case?: Named
  issuingUnit?: Named
  confirmingUnits?: Named[] | null
  topics?: string[] | null
  forms?: (keyof typeof forms)[] | null
}

const nameOf = (named: Named | undefined): string =>
  named && typeof named === 'object' ? (named.name ?? named.title ?? '') : ''

/** What stands beside a text, for whoever reads it and does not write it. */
export const Facts = () => {
  const { id, hasSavePermission, lastUpdateTime } = useDocumentInfo()
  const { say } = useWords()
  const [record, setRecord] = useState<Record | null>(null)
  const isReader = Boolean(id) && hasSavePermission === false
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save changes the record
  useEffect(() => {
    if (!isReader) return
    fetch(`/api/statements/${id}?depth=1`, { credentials: 'include' })
      .then(async (response) => response.ok && setRecord(await response.json()))
      .catch(() => setRecord(null))
  }, [id, isReader, lastUpdateTime])
  if (!isReader || !record) return null
  const join = (words: readonly (string | undefined)[]) => words.filter(Boolean).join(say({ zh: '、', en: ', ' }))
  const rows: [Words, ReactNode][] = [
    [{ zh: '文稿种类', en: 'Kind' }, say(kinds[record.kind])],
    [{ zh: '环节', en: 'State' }, say(statementStates[record.state])],
    [{ zh: '编号', en: 'Number' }, record.number],
    [{ zh: '版次', en: 'Edition' }, record.edition],
    [{ zh: '发布单位', en: 'Issuing unit' }, nameOf(record.issuingUnit)],
    [{ zh: '协商确认单位', en: 'Confirming units' }, join((record.confirmingUnits ?? []).map(nameOf))],
    [{ zh: '所回应的舆情事项', en: 'Case' }, <CaseLink given={record.case} key="case" />],
    [{ zh: '主题', en: 'Topics' }, join(record.topics ?? [])],
    [{ zh: '回应形式', en: 'Forms' }, join((record.forms ?? []).map((form) => say(forms[form])))],
    [{ zh: '作者', en: 'Author' }, nameOf(record.author)],
    [{ zh: '摘要值', en: 'Digest' }, <code key="digest">{record.digest}</code>],
  ]
  return (
    <dl className="facts">
      {rows
        .filter(([label, value]) => value && !(label.en === 'Case' && !nameOf(record.case)))
        .map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

const CaseLink = ({ given }: { given: Named | undefined }) =>
  given && typeof given === 'object' ? (
    <Link href={`/admin/collections/cases/${given.id}`}>{given.title ?? given.id}</Link>
  ) : null
