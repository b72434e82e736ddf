import type { Story } from '../agenda.ts'
import { flow } from '../figures/flow.ts'
import { iso } from '../when.ts'

const figure = () =>
  flow([
    { head: '手机认证', note: '刷脸三次不成功，自动转人工' },
    { head: '预约上门', note: '打电话或由社区代约，两天内回复' },
    { head: '上门核对', note: '两名工作人员，看证件、拍照存档' },
    { head: '当天生效', note: '停发的养老金随下一次一并补发' },
  ])

const body = (file: string) => `
## 刷不了脸怎么办

<Figure file="${file}" alt="刷脸认证不成功的四步：手机认证三次不成功自动转人工，预约上门，两名工作人员上门核对，当天生效并补发" caption="刷脸认证不成功的办法" />

## 不能出门的老人，这样约

1. 打 0000-5550130，说明姓名、住址和不能出门的原因；也可以请社区工作站代约。
2. 两天内回电约定时间，上门的两名工作人员都带工作证，不收任何费用。
3. 核对身份证原件，拍一张照片，五分钟办完。

## 已经停发的

认证当天恢复。停发几个月补几个月，随下一次养老金一起到账，不用另外申请。
`

export const faceCheck: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '九十一岁老人刷脸认证不成功，养老金停发',
    kind: 'complaint',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '奶奶刷了二十次脸，养老金还是停了',
        text: '奶奶九十一岁，卧床，手机刷脸怎么都不过，4 月的养老金没有到账。窗口说要本人来，人怎么来？',
        sourceKind: 'microblog',
        url: 'https://yunpu.example/weibo/2408',
        publishedAt: '2025-04-20 20:12',
        author: '柳浪里的猫',
        counters: { reposts: 1866, comments: 702, likes: 6120 },
      },
      {
        title: '跟帖：我爷爷也是',
        text: '眼睛做过手术，系统一直提示“请睁眼”。社区不知道可以上门。',
        sourceKind: 'news-comment',
        publishedAt: '2025-04-21 08:33',
        author: '云浦网友 1190',
      },
    ],
  })
  yield '2025-04-22 14:00'
  const file = await desk.upload('editor', '刷脸认证不成功的办法.png', await figure())
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '老人刷脸认证不成功，我们上门：4 月停发的养老金 4 月 24 日补发',
    summary:
      '刷脸不成功的不必本人到窗口，打 0000-5550130 预约上门，两天内回复，不收费。这次因刷脸不成功停发的 38 位老人，4 月的养老金 4 月 24 日一并补发。',
    fields: {
      question:
        '市民 4 月 20 日在微博反映：九十一岁的奶奶卧床，刷脸认证不成功，4 月养老金停发，窗口要求本人到场，人怎么来？',
      askedAt: iso('2025-04-20 20:12'),
      facts:
        '社会保险中心 4 月 21 日核查：4 月共有 38 位八十岁以上老人因刷脸不成功停发养老金。窗口要求本人到场，是按旧规定答复，2024 年 9 月起已经可以上门，窗口没有培训到位。',
      measures:
        '38 位老人 4 月 21 日至 22 日全部上门办完，停发的养老金 4 月 24 日补发。向反映的这家人当面致歉。\n\n八十岁以上刷脸三次不成功的，从 5 月起先不停发，由系统转给社区，30 天内上门。',
    },
    body: body(file),
    forms: ['online'],
    topics: ['养老保险', '便民服务'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor', submitted: '2025-04-22 16:20', signed: '2025-04-23 09:30' })
}
