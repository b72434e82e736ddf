'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useWords } from '../../workflow/use-words.ts'
import { clockTime } from './form-data.ts'
import { useAutosave } from './use-autosave.ts'
import './writing.css'

/** The quiet line beside the save button: saved, being saved, or why not. */
export const Autosave = () => {
  const { id } = useDocumentInfo()
  const { say } = useWords()
  const saving = useAutosave()
  if (!id) return null
  return (
    <p className={`autosave autosave-${saving.is}`} role="status">
      {saving.is === 'saving' && say({ zh: '正在保存', en: 'Saving' })}
      {saving.is === 'saved' && say({ zh: `已自动保存 ${clockTime(saving.at)}`, en: `Saved ${clockTime(saving.at)}` })}
      {saving.is === 'failed' && say({ zh: `没有保存：${saving.why.zh}`, en: `Not saved: ${saving.why.en}` })}
    </p>
  )
}
