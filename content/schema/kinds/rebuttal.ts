import { z } from 'zod'
import { line, paragraphs, time } from '../values.ts'

/** Rumour rebuttal: the circulating claim, the verdict and the evidence (domain 2.10 辟谣稿). */
export const fields = z.strictObject({
  claim: paragraphs({ zh: '网传说法', help: '原话引用，不加评论' }),
  claimSource: line(300, { zh: '说法出处' }),
  firstSeenAt: time({ zh: '最早出现时间' }),
  verdict: line(100, { zh: '结论', help: '例如：不实信息' }),
  evidence: paragraphs({ zh: '事实与依据', help: '引用文件写明文号' }),
  advice: paragraphs({ zh: '提醒公众', help: '现在应当怎么做、到哪里核实' }),
})
