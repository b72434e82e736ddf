/** What a case is about: the four words of the regulation, and two that get a treatment of their own (R5.3). */
export const caseKinds = {
  doubt: { zh: '疑虑', en: 'Doubt' },
  misunderstanding: { zh: '误解', en: 'Misunderstanding' },
  distortion: { zh: '歪曲', en: 'Distortion' },
  rumour: { zh: '谣言', en: 'Rumour' },
  suggestion: { zh: '建设性意见', en: 'Suggestion' },
  complaint: { zh: '投诉', en: 'Complaint' },
} as const
export const caseKind = Object.keys(caseKinds) as [keyof typeof caseKinds, ...(keyof typeof caseKinds)[]]
