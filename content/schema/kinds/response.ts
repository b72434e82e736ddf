import { z } from 'zod'
import { paragraphs, time } from '../values.ts'

/** Official response: what was asked, the facts, the measures, the next update (R8.4). */
export const fields = z.strictObject({
  question: paragraphs({ zh: '群众问的是什么', help: '用提问人的话概括，不写姓名、电话、证件号' }),
  askedAt: time({ zh: '提问时间' }),
  facts: paragraphs({ zh: '核实的事实', help: '时间、地点、数字；写明由谁核实' }),
  measures: paragraphs({ zh: '已采取和将采取的措施' }),
  nextUpdateAt: time({ zh: '下次更新时间', help: '事情没有办完时填写' }).optional(),
})
