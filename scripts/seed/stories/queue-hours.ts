import type { Story } from '../agenda.ts'
import { columns } from '../figures/columns.ts'
import { iso } from '../when.ts'

const figure = () =>
  columns({
    title: '市民服务中心各时段办理人数',
    unit: '人，工作日平均',
    series: ['5 月', '6 月'],
    groups: [
      { label: '8 点', values: [62, 58] },
      { label: '9 点', values: [118, 97] },
      { label: '10 点', values: [131, 96] },
      { label: '11 点', values: [84, 72] },
      { label: '14 点', values: [73, 81] },
      { label: '15 点', values: [69, 80] },
      { label: '16 点', values: [41, 66] },
    ],
  })

const body = (file: string) => `
## 什么时候人少

<Figure file="${file}" alt="市民服务中心各时段办理人数，5 月和 6 月：8 点 62 和 58，9 点 118 和 97，10 点 131 和 96，11 点 84 和 72，14 点 73 和 81，15 点 69 和 80，16 点 41 和 66" caption="6 月起按时段预约，10 点的高峰降了四分之一" />

16 点以后人少，平均等 6 分钟。周二人少，周一人多。

## 三种不用排队的办法

- [预约](https://yunpu.example/service/book)：精确到半小时，到点直接叫号，迟到十五分钟内保留；
- 自助机：一楼 8 台，打印证明、查缴费，24 小时开；
- 手机：47 项业务能在手机上办完。
`

export const queueHours: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '市民服务中心上午排队两小时',
    kind: 'complaint',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '排了两个小时，中午还要下班',
        text: '10 点取号前面 74 个人，排到 12 点告诉我下午再来。窗口开了不到一半。',
        sourceKind: 'mailbox',
        publishedAt: '2026-06-08 12:31',
      },
      {
        title: '跟帖：为什么不公布什么时候人少',
        text: '银行都能看排队人数，社保为什么不能？',
        sourceKind: 'news-comment',
        publishedAt: '2026-06-09 18:07',
        author: '云浦网友 3340',
      },
    ],
  })
  yield '2026-06-16 14:00'
  const file = await desk.upload('editor', '市民服务中心各时段办理人数.png', await figure())
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '市民服务中心什么时候人少：下午四点后平均等六分钟',
    summary:
      '6 月起午间不停办、窗口全开，并按半小时预约。上午 10 点的高峰从 131 人降到 96 人，平均等候从 74 分钟降到 22 分钟。',
    fields: {
      question:
        '市民 6 月 8 日在信箱反映：10 点取号，前面 74 个人，排到 12 点被告知下午再来，窗口开了不到一半。为什么不公布什么时候人少？',
      askedAt: iso('2026-06-08 12:31'),
      facts:
        '6 月 8 日上午 14 个窗口开了 6 个，4 人培训、3 人休假、1 人生病，没有安排顶岗。当天平均等候 74 分钟，41 人中午没有办完。',
      measures:
        '6 月 9 日起午间轮班不停办；培训改在 16:30 以后；每天 8:00 前公布当天开几个窗口。41 人已逐一电话预约，6 月 12 日前办完。',
    },
    body: body(file),
    forms: ['online'],
    topics: ['便民服务', '社保'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor', submitted: '2026-06-16 16:00', signed: '2026-06-17 09:20' })
}
