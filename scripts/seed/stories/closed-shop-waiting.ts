import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Just submitted: every gate is open, the social insurance centre has to confirm. */
export const closedShopWaiting: Story = async function* (desk) {
  const { ago, hoursAgo, in: ahead } = desk.when
  const asked = ago(2, '15:22')
  const paidBy = ahead(6, '18:00')
  const matter = yield* desk.openCase({
    title: '店铺停业装修期间工资和社保怎么办',
    kind: 'doubt',
    leadUnit: 'YP-LABOUR',
    supportingUnits: ['YP-SI'],
    mentions: [
      {
        title: '热线：饭店装修两个月，不发工资也不缴社保',
        text: '来电人在青屿区一家饭店上班，饭店 10 月起停业装修，老板让员工回家等通知，不发工资，社保也停了，问是否合理。',
        sourceKind: 'hotline',
        publishedAt: asked,
      },
    ],
  })
  yield hoursAgo(5)
  const id = await desk.write({
    by: 'editor2',
    kind: 'response',
    title: '店铺停业装修，工资怎么发、社保断不断',
    summary:
      '不是因为职工的原因停工的，第一个月工资照发；超过一个月没有安排工作的，按不低于最低工资标准八成发生活费，每月 1,552 元。劳动关系还在，社保就不能停。',
    fields: {
      question: `市民 ${dayWord(asked)}来电：饭店 10 月起停业装修，让员工回家等通知，不发工资，社保也停了，这样合理吗？`,
      askedAt: iso(asked),
      facts: `监察支队 ${dayWord(ago(1, '10:00'))}到店核实：10 月 8 日停业，涉及 17 名职工，10 月工资没有发，社保 10 月起停缴。`,
      measures: `已发出限期改正指令书，要求 ${dayWord(paidBy)}前补发 10 月工资和停工期间的生活费，并补缴社保。`,
      nextUpdateAt: iso(ahead(8, '18:00')),
    },
    body: `
| 停工时间 | 单位应当发多少 | 社保 |
| --- | --- | --- |
| 第一个月 | 按合同约定的工资照发 | 照缴 |
| 超过一个月，没有安排工作 | 不低于 1,552 元 | 照缴 |
| 超过一个月，安排了别的工作 | 按新岗位约定，不低于 1,940 元 | 照缴 |

本市最低工资标准是每月 1,940 元，八成是 1,552 元。
`,
    forms: ['online'],
    topics: ['工资', '劳动监察'],
    case: matter,
    confirmingUnits: ['YP-SI'],
  })
  yield hoursAgo(3)
  await desk.act('editor2', id, 'submit')
}
