import type { Story } from '../desk.ts'

/** A draft its editor has to finish: measures and the next update are not written yet. */
export const injuryDraft: Story = async (desk) => {
  const matter = await desk.openCase({
    title: '工伤认定两个月没有结论',
    kind: 'complaint',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '工伤认定交了材料就没有消息',
        text: '9 月 18 日在厂里伤了手，9 月 24 日交的工伤认定材料，现在快两个月了，打电话说“在走流程”，流程走到哪了？',
        sourceKind: 'mailbox',
        publishedAt: '2026-11-20T16:11:00+08:00',
      },
    ],
  })
  await desk.write({
    by: 'editor',
    kind: 'response',
    title: '工伤认定走到哪一步，怎样随时查看',
    summary:
      '工伤认定从受理之日起六十天内作出决定，事实清楚的十五天。您的申请 10 月 8 日受理，最晚 12 月 7 日作出决定。',
    fields: {
      question:
        '市民 11 月 20 日在信箱问：9 月 24 日交了工伤认定材料，快两个月没有消息，电话只说“在走流程”，到底走到哪一步了？',
      askedAt: '2026-11-20T16:11:00+08:00',
      facts:
        '9 月 24 日提交的材料缺医院的诊断证明，10 月 8 日补齐后受理。10 月 21 日、11 月 4 日两次到厂里调查，用人单位对受伤地点有异议，正在核对监控。',
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
