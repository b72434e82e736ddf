import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Cleared; waits for the labour inspectors to confirm and for the review. */
export const probationWaiting: Story = async function* (desk) {
  const { ago } = desk.when
  const asked = ago(4, '12:08')
  const matter = yield* desk.openCase({
    title: '试用期不缴社保是不是合法',
    kind: 'misunderstanding',
    leadUnit: 'YP-SI',
    supportingUnits: ['YP-LABOUR'],
    mentions: [
      {
        title: '老板说试用期三个月不缴社保',
        text: '刚入职，老板说试用期三个月不缴社保，转正再缴，还让我签了自愿放弃的声明。这个声明有用吗？',
        sourceKind: 'forum',
        url: 'https://yunpu.example/bbs/thread/48377',
        publishedAt: asked,
        author: '一只新人',
        counters: { replies: 88, views: 6011 },
      },
    ],
  })
  yield ago(2, '14:40')
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '试用期也要缴社保，签了“自愿放弃”也不算数',
    summary:
      '从入职那天起三十天内，单位就应当替您办理社保登记，试用期包括在内。“自愿放弃社保”的声明没有效力，签过的也可以要求补缴。',
    fields: {
      question: `市民 ${dayWord(asked)}在论坛问：单位说试用期三个月不缴社保，还让签了“自愿放弃”声明，这样合法吗，签了还能不能补？`,
      askedAt: iso(asked),
      facts:
        '参加社会保险是单位和职工共同的义务，不能约定不缴。过去十二个月，监察支队收到这类投诉 214 件，核实 197 件，全部责令补缴。',
      measures: `对反映的这家单位，监察支队 ${dayWord(ago(3, '10:00'))}已联系投诉人，经本人同意后立案。两个月内对新登记的 1,200 家小企业逐户发放提示函。`,
    },
    body: `
## 单位不给缴，怎么办

1. 先在[个人权益记录](https://yunpu.example/service/record)查看缴没缴；
2. 保留合同、工资转账、工牌、打卡记录；
3. 打 0000-5550120，或者在[社保投诉](https://yunpu.example/service/complaint)提交，可以要求为您保密。

单位补缴的，滞纳金由单位承担，个人只补自己的部分。
`,
    forms: ['online'],
    topics: ['社保', '劳动监察'],
    case: matter,
    confirmingUnits: ['YP-LABOUR'],
  })
  yield ago(2, '15:10')
  await desk.act('editor', id, 'submit')
  yield ago(1, '09:20')
  await desk.act('secrecy', id, 'clear', { declaration: true })
  yield desk.when.hoursAgo(5)
  await desk.say('handler2', id, {
    text: '197 件里有 6 件还在补缴，建议写“已补缴 191 件，其余 6 件正在补缴”。',
    to: ['editor'],
  })
}
