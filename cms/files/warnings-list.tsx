'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useWords } from '../workflow/use-words.ts'
import type { FileWarning } from './notes.ts'
import './files.css'

/** What a reader would find in this file: told at the upload, and as long as the file is here. */
export const FileWarnings = () => {
  const { data } = useDocumentInfo()
  const { say } = useWords()
  const warnings = (data?.warnings ?? []) as FileWarning[]
  if (warnings.length === 0) return null
  return (
    <section className="file-warnings" role="status">
      <h2>{say({ zh: '公开前请看', en: 'Before it is published' })}</h2>
      <ul>
        {warnings.map(({ code, message, fix }) => (
          <li key={code}>
            {say(message)} <span>{say(fix)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
