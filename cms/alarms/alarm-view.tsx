'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { Alarm } from '../../content/schema/alarm.ts'
import { useWords } from '../workflow/use-words.ts'
import './alarms.css'
import { whatToDo } from './kinds.ts'

/** What was found, what it means, and what to do. */
export const AlarmView = () => {
  const { say } = useWords()
  const { data } = useDocumentInfo()
  const { kind, detail, names = [], more = 0 } = (data ?? {}) as Partial<Alarm>
  if (!kind || !detail) return null
  const { means, steps } = whatToDo[kind]
  return (
    <section className="alarm">
      <h2>{say({ zh: '发现了什么', en: 'What was found' })}</h2>
      <p className="alarm-detail">{say(detail)}</p>
      {names.length > 0 && (
        <ul className="alarm-names">
          {names.map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
          {more > 0 && <li>{say({ zh: `另有 ${more} 处`, en: `and ${more} more` })}</li>}
        </ul>
      )}
      <h2>{say({ zh: '是什么意思', en: 'What it means' })}</h2>
      <p>{say(means)}</p>
      <h2>{say({ zh: '怎样处理', en: 'What to do' })}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.en}>{say(step)}</li>
        ))}
      </ol>
    </section>
  )
}
