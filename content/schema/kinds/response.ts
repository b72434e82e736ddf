import { z } from 'zod'
import { paragraphs, time } from '../values.ts'

/** Official response: what was asked, the facts, the measures, the next update (R8.4). */
export const fields = z.strictObject({
  question: paragraphs({
    zh: '群众问的是什么',
    en: 'What was asked',
    help: {
      zh: '用提问人的话概括，不写姓名、电话、证件号',
      en: 'In the words of whoever asked; no names, telephone or ID numbers',
    },
  }),
  askedAt: time({ zh: '提问时间', en: 'Asked at' }),
  facts: paragraphs({
    zh: '核实的事实',
    en: 'Facts established',
    help: { zh: '时间、地点、数字；写明由谁核实', en: 'Times, places, figures; say who established them' },
  }),
  measures: paragraphs({ zh: '已采取和将采取的措施', en: 'Measures taken and to come' }),
  nextUpdateAt: time({
    zh: '下次更新时间',
    en: 'Next update at',
    help: { zh: '事情没有办完时填写', en: 'Where the matter is not finished' },
  }).optional(),
})
