import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Reviewed; waits for the other agency to confirm and for the secrecy check. */
export const medicalWaiting: Story = async function* (desk) {
  const { ago, hoursAgo } = desk.when
  const asked = ago(1, '13:45')
  const restored = dayWord(hoursAgo(9))
  const matter = yield* desk.openCase({
    title: '领失业保险金期间医保断没断',
    kind: 'doubt',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '领失业金的时候看病能报吗',
        text: '上个月开始领失业保险金，昨天去医院说医保状态异常，不是说失业保险基金替我们缴医保吗？',
        sourceKind: 'microblog',
        url: 'https://yunpu.example/weibo/5170',
        publishedAt: asked,
        author: '三号线末班车',
        counters: { reposts: 51, comments: 112, likes: 340 },
      },
    ],
  })
  yield hoursAgo(7)
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '领失业保险金期间，医保由失业保险基金代缴，不用自己缴',
    summary: `领失业保险金期间，职工医保由失业保险基金代缴，个人不缴费，待遇与在职时相同。两个系统每月 5 日对账，上个月新领的 96 人因对账延迟显示异常，${restored}已全部恢复。`,
    fields: {
      question: `市民 ${dayWord(asked)}在微博问：正在领失业保险金，看病时医保显示“状态异常”，不是由失业保险基金代缴吗？`,
      askedAt: iso(asked),
      facts: `上个月新领失业保险金的 96 人，代缴名单本月 5 日没有传到医保系统，${dayWord(asked)}前显示“状态异常”。其间 11 人看病自己先付了钱。`,
      measures: `名单 ${restored}补传完毕，状态全部恢复。11 人先付的 4,862 元由医保部门直接退回原支付账户，不用本人申请。`,
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
  yield hoursAgo(6)
  await desk.act('editor', id, 'submit')
  yield hoursAgo(4)
  await desk.act('reviewer', id, 'review', { comment: '数据与补传后的对账单一致。' })
  yield hoursAgo(3.5)
  const question = await desk.say('reviewer', id, {
    text: '11 人先付的钱，是退回原支付账户还是社保卡账户？正文第 3 条同“措施”一栏要一致。',
    passage: { block: 3, quote: '等退款短信' },
    to: ['editor'],
  })
  yield hoursAgo(3)
  await desk.say('editor', id, {
    text: '退回原支付账户，两处一致，已同医保核对过。',
    replyTo: question,
    to: ['reviewer'],
  })
  yield hoursAgo(2.5)
  await (await desk.as('reviewer')).act('comments', question, 'resolve')
  yield hoursAgo(1)
  await desk.say('liaison', id, {
    text: '“报身份证后四位”我们窗口还要核对参保地，建议补一句。今天下班前确认。',
    passage: { block: 3, quote: '报身份证后四位和姓名' },
    to: ['editor'],
  })
}
