import * as commentary from './kinds/commentary.ts'
import * as explainer from './kinds/explainer.ts'
import * as interview from './kinds/interview.ts'
import * as pressNotice from './kinds/press-notice.ts'
import * as rebuttal from './kinds/rebuttal.ts'
import * as response from './kinds/response.ts'
import * as transcript from './kinds/transcript.ts'

/** Sections of the public site: the first segment of an address and of a record path. */
export const sections = {
  responses: { zh: '官方回应', en: 'Official responses' },
  rebuttals: { zh: '辟谣澄清', en: 'Rebuttals' },
  explainers: { zh: '政策解读', en: 'Policy explainers' },
  commentaries: { zh: '专家解读', en: 'Expert commentaries' },
  press: { zh: '新闻发布', en: 'Press conferences' },
  interviews: { zh: '媒体专访', en: 'Interviews' },
} as const
export type Section = keyof typeof sections

/**
 * Names that sections had before, each with its present name, as in `{ replies: 'responses' }`. What was released under a former
 * name keeps folder, year and number on record, is shown under the present name, and answers at its old addresses.
 */
export const formerSections = {} as const satisfies Record<string, Section>

/** Kinds of statement: where each is published, whether it must answer a case, and the schema of its `fields`. */
export const kinds = {
  response: {
    zh: '官方回应',
    en: 'Official response',
    section: 'responses',
    answersCase: true,
    fields: response.fields,
  },
  rebuttal: { zh: '辟谣澄清', en: 'Rebuttal', section: 'rebuttals', answersCase: true, fields: rebuttal.fields },
  explainer: {
    zh: '政策解读',
    en: 'Policy explainer',
    section: 'explainers',
    answersCase: false,
    fields: explainer.fields,
  },
  commentary: {
    zh: '专家解读',
    en: 'Expert commentary',
    section: 'commentaries',
    answersCase: false,
    fields: commentary.fields,
  },
  'press-notice': {
    zh: '发布会公告',
    en: 'Press notice',
    section: 'press',
    answersCase: false,
    fields: pressNotice.fields,
  },
  transcript: { zh: '发布会实录', en: 'Transcript', section: 'press', answersCase: false, fields: transcript.fields },
  interview: {
    zh: '媒体专访',
    en: 'Media interview',
    section: 'interviews',
    answersCase: false,
    fields: interview.fields,
  },
} as const
export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]]

/** Forms of a response (R8.3). */
export const forms = {
  online: { zh: '网上发布信息', en: 'Online release' },
  expert: { zh: '专家解读', en: 'Expert interpretation' },
  'press-conference': { zh: '新闻发布会', en: 'Press conference' },
  interview: { zh: '媒体专访', en: 'Media interview' },
} as const
export const formNames = Object.keys(forms) as [keyof typeof forms, ...(keyof typeof forms)[]]
