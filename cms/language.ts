import type { PayloadRequest } from 'payload'

/** The languages of the back office. Chinese comes first: it is what is recorded. */
export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** The same thing said in each language. */
export type Words = Record<Language, string>

export const isLanguage = (given: unknown): given is Language => languages.includes(given as Language)

/** The language a person reads: the admin's setting (a cookie), else what the browser prefers, else Chinese. */
export const languageOf = (req: Pick<PayloadRequest, 'i18n'>): Language =>
  isLanguage(req.i18n?.language) ? req.i18n.language : 'zh'
