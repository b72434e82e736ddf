'use client'
import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import type { Words } from '../language.ts'
import { useWords } from '../workflow/use-words.ts'
import './counters.css'

type Counters = Record<string, number>

/** What platforms count. Others, from an import, are shown by the name they came with. */
const usual: Record<string, Words> = {
  reposts: { zh: '转发', en: 'Reposts' },
  comments: { zh: '评论', en: 'Comments' },
  likes: { zh: '点赞', en: 'Likes' },
  views: { zh: '阅读', en: 'Views' },
  replies: { zh: '回复', en: 'Replies' },
}

/** How far a mention had spread when it was noted, a number for each thing its platform counts. */
export const CountersField: JSONFieldClientComponent = ({ field, path, readOnly }) => {
  const { say } = useWords()
  const { value, setValue, disabled } = useField<Counters | null>({ path })
  const counted = value ?? {}
  const set = (name: string, text: string) => {
    const { [name]: _, ...others } = counted
    const next = text === '' ? others : { ...others, [name]: Number(text) }
    setValue(Object.keys(next).length > 0 ? next : null)
  }
  return (
    <fieldset className="field-type counters" disabled={readOnly || disabled}>
      <legend>
        <FieldLabel as="span" label={field.label} path={path} />
      </legend>
      {[...new Set([...Object.keys(usual), ...Object.keys(counted)])].map((name) => (
        <label className="elements-field" key={name}>
          {say(usual[name] ?? { zh: name, en: name })}
          <input
            min={0}
            onChange={(event) => set(name, event.target.value)}
            step={1}
            type="number"
            value={counted[name] ?? ''}
          />
        </label>
      ))}
    </fieldset>
  )
}
