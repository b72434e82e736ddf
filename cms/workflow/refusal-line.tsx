'use client'
import type { Told } from '../errors.ts'
import type { Words } from '../language.ts'
import { goToField, goToId, hasField } from './find-field.ts'
import { useWords } from './use-words.ts'

type Way = { words: Words; go: () => void }

/** Where the fix is done, if it is done on this page. */
const wayOut = ({ code, field }: Told): Way | null => {
  if (code === 'slip-missing' || code === 'slip-void')
    return { words: { zh: '看缺谁', en: 'See who is missing' }, go: () => goToId('desk-gates') }
  if (code === 'stale') return { words: { zh: '刷新页面', en: 'Reload' }, go: () => window.location.reload() }
  if (code === 'signed-out')
    return { words: { zh: '重新登录', en: 'Sign in again' }, go: () => window.location.assign('/admin/login') }
  if (field && hasField(field)) return { words: { zh: '去填写', en: 'Go there' }, go: () => goToField(field) }
  return null
}

/** One refusal: what is wrong, what to do, and a way there. */
export const RefusalLine = ({ refusal }: { refusal: Told }) => {
  const { say, language } = useWords()
  const way = wayOut(refusal)
  return (
    <span className="desk-refusal">
      {refusal.message}
      {language === 'en' ? ' ' : ''}
      {refusal.fix}
      {way && ' '}
      {way && (
        <button className="desk-link" onClick={way.go} type="button">
          {say(way.words)}
        </button>
      )}
    </span>
  )
}
