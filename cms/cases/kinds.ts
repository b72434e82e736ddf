/** What a case is about: the four words of the regulation, and two that get a treatment of their own (R5.3). */
export const caseKinds = {
  doubt: '疑虑',
  misunderstanding: '误解',
  distortion: '歪曲',
  rumour: '谣言',
  suggestion: '建设性意见',
  complaint: '投诉',
} as const
export const caseKind = Object.keys(caseKinds) as [keyof typeof caseKinds, ...(keyof typeof caseKinds)[]]
