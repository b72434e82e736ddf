/** Where the working edition of a statement stands. */
export const statementStates = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待把关', en: 'Submitted' },
  scheduled: { zh: '已定时', en: 'Scheduled' },
  released: { zh: '已发布', en: 'Released' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const
