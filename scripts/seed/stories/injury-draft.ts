import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** A draft its editor has to finish: measures and the next update are not written yet. */
export const injuryDraft: Story = async function* (desk) {
  const { ago, in: ahead } = desk.when
  const asked = ago(4, '16:11')
  const [hurt, handedIn, accepted, decided] = [
    ago(67, '10:00'),
    ago(61, '10:00'),
    ago(47, '10:00'),
    ahead(13, '10:00'),
  ].map(dayWord)
  const matter = yield* desk.openCase({
    title: '工伤认定两个月没有结论',
    kind: 'complaint',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '工伤认定交了材料就没有消息',
        text: `${hurt}在厂里伤了手，${handedIn}交的工伤认定材料，现在快两个月了，打电话说“在走流程”，流程走到哪了？`,
        sourceKind: 'mailbox',
        publishedAt: asked,
      },
    ],
  })
  yield ago(2, '15:30')
  await desk.write({
    by: 'editor',
    kind: 'response',
    title: '工伤认定走到哪一步，怎样随时查看',
    summary: `工伤认定从受理之日起六十天内作出决定，事实清楚的十五天。您的申请 ${accepted}受理，最晚 ${decided}作出决定。`,
    fields: {
      question: `市民 ${dayWord(asked)}在信箱问：${handedIn}交了工伤认定材料，快两个月没有消息，电话只说“在走流程”，到底走到哪一步了？`,
      askedAt: iso(asked),
      facts: `${handedIn}提交的材料缺医院的诊断证明，${accepted}补齐后受理。${dayWord(ago(34, '10:00'))}、${dayWord(ago(20, '10:00'))}两次到厂里调查，用人单位对受伤地点有异议，正在核对监控。`,
    },
    body: `
## 工伤认定的几个时间

- 材料不全的，窗口当场一次说清要补什么；
- 受理以后六十天内作出决定；
- 事实清楚、双方没有争议的，十五天内作出决定。
`,
    forms: ['online'],
    topics: ['工伤'],
    case: matter,
  })
}
