'use client'
import { useFormFields } from '@payloadcms/ui'
import { useDeferredValue, useMemo } from 'react'
import { useWords } from '../../workflow/use-words.ts'
import { CheckBeforeSubmit } from './check-before-submit.tsx'
import { countWriting, wordsOfState } from './count.ts'
import './writing.css'

/** Below the editor: how long the text is, and what to look at before it is submitted. */
export const WritingPanel = () => {
  const state = useFormFields(([fields]) => fields.state?.value)
  const isDraft = state === undefined || state === 'draft'
  return (
    <div className="writing">
      <WordCount />
      {isDraft && <CheckBeforeSubmit />}
    </div>
  )
}

const WordCount = () => {
  const { say } = useWords()
  const content = useDeferredValue(useFormFields(([fields]) => fields.content?.value))
  const { han, characters, minutes } = useMemo(() => countWriting(wordsOfState(content)), [content])
  return (
    <p className="writing-count">
      {say({
        zh: `正文 ${han.toLocaleString('en')} 个汉字，${characters.toLocaleString('en')} 个字符，读完约 ${minutes} 分钟`,
        en: `Body: ${han.toLocaleString('en')} Chinese characters, ${characters.toLocaleString('en')} in all; about ${minutes} min to read`,
      })}
    </p>
  )
}
