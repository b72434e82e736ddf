'use client'
import { useTranslation } from '@payloadcms/ui'
import { isLanguage, type Language, type Words } from '../language.ts'

/** The reader's language, and a way to say a thing in it: `say({ zh: '签发', en: 'Sign' })`. */
export const useWords = (): { language: Language; say: (words: Words) => string } => {
  const { i18n } = useTranslation()
  const language = isLanguage(i18n.language) ? i18n.language : 'zh'
  return { language, say: (words) => words[language] }
}
