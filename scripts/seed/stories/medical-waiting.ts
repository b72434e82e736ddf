import type { Story } from '../desk.ts'

/** Reviewed; waits for the other agency to confirm and for the secrecy check. */
export const medicalWaiting: Story = async (desk) => {
  const matter = await desk.openCase({
    title: '领失业保险金期间医保断没断',
    kind: 'doubt',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '领失业金的时候看病能报吗',
        text: '上个月开始领失业保险金，昨天去医院说医保状态异常，不是说失业保险基金替我们缴医保吗？',
        sourceKind: 'microblog',
        url: 'https://yunpu.example/weibo/5170',
        publishedAt: '2026-11-20T13:45:00+08:00',
        author: '三号线末班车',
        counters: { reposts: 51, comments: 112, likes: 340 },
      },
    ],
  })
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '领失业保险金期间，医保由失业保险基金代缴，不用自己缴',
    summary:
      '领失业保险金期间，职工医保由失业保险基金代缴，个人不缴费，待遇与在职时相同。两个系统每月 5 日对账，10 月新领的 96 人因对账延迟显示异常，11 月 21 日已全部恢复。',
    fields: {
      question: '市民 11 月 20 日在微博问：正在领失业保险金，看病时医保显示“状态异常”，不是由失业保险基金代缴吗？',
      askedAt: '2026-11-20T13:45:00+08:00',
      facts:
        '10 月新领失业保险金的 96 人，代缴名单 11 月 5 日没有传到医保系统，11 月 20 日前显示“状态异常”。其间 11 人看病自己先付了钱。',
      measures:
        '名单 11 月 21 日补传完毕，状态全部恢复。11 人先付的 4,862 元由医保部门直接退回原支付账户，不用本人申请。',
    },
    body: `
## 代缴从哪个月开始

从领取失业保险金的当月起，到停领的当月止。找到工作的，由新单位接着缴，中间不会断。

## 状态异常怎么办

1. 先不要自己补缴；
2. 打 0000-5550100，报身份证后四位和姓名，当天核对；
3. 已经先付的，保留票据，等退款短信。
`,
    forms: ['online'],
    topics: ['失业保险', '医保'],
    case: matter,
    confirmingUnits: ['YP-MED'],
  })
  await desk.act('editor', id, 'submit')
  await desk.act('reviewer', id, 'review', { comment: '数据与 11 月 21 日对账单一致。' })
}
