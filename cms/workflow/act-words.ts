import type { Words } from '../language.ts'

/** What a release did, for lists of releases. */
export const releaseActs: Record<string, Words> = {
  publish: { zh: '发布', en: 'Published' },
  correct: { zh: '更正', en: 'Corrected' },
  update: { zh: '续报', en: 'Updated' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  rename: { zh: '主题改名', en: 'Topic renamed' },
  expunge: { zh: '抹去', en: 'Expunged' },
}

/** Entries of the journal that no row of a workflow names. */
export const journalActs: Record<string, Words> = {
  create: { zh: '新建', en: 'Created' },
  edit: { zh: '修改', en: 'Edited' },
  raise: { zh: '报警', en: 'Raised' },
  'not-live': { zh: '一分钟后仍未上线', en: 'Not live after a minute' },
  'caught-up': { zh: '报警之后已上线', en: 'Live after the alarm' },
  'release-scheduled': { zh: '定时发布', en: 'Released on schedule' },
}
