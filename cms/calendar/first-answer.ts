import type { Words } from '../language.ts'

const hours = 48

/** The rule that a matter is answered within 48 natural hours of being found, holidays included. */
export const firstAnswerRule: Words = {
  zh: '国办发〔2016〕61号：48 小时内予以回应',
  en: 'State Council General Office 〔2016〕 No. 61: respond within 48 hours',
}

/** ISO instant by which a matter found at `detectedAt` (ISO) is to be answered. */
export const firstAnswerDue = (detectedAt: string): string =>
  new Date(Date.parse(detectedAt) + hours * 3_600_000).toISOString()
