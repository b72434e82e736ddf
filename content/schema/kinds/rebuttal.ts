import { z } from 'zod'
import { line, paragraphs, time } from '../values.ts'

/** Rumour rebuttal: the circulating claim, the verdict and the evidence (domain 2.10 辟谣稿). */
export const fields = z.strictObject({
  claim: paragraphs({
    zh: '网传说法',
    en: 'What circulates',
    help: { zh: '原话引用，不加评论', en: 'Quote it, without comment' },
  }),
  claimSource: line(300, { zh: '说法出处', en: 'Where it circulates' }),
  firstSeenAt: time({ zh: '最早出现时间', en: 'First seen' }),
  verdict: line(100, { zh: '结论', en: 'Verdict', help: { zh: '例如：不实信息', en: 'For example: false' } }),
  evidence: paragraphs({
    zh: '事实与依据',
    en: 'Facts and evidence',
    help: { zh: '引用文件写明文号', en: 'Name the number of every document quoted' },
  }),
  advice: paragraphs({
    zh: '提醒公众',
    en: 'Advice to the public',
    help: { zh: '现在应当怎么做、到哪里核实', en: 'What to do now, and where to check' },
  }),
})
