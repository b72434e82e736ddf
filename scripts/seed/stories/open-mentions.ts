import type { Story } from '../agenda.ts'
import type { Desk, Mention } from '../desk.ts'

type From = (when: Desk['when']) => Mention

/** What monitor and analyst find on their desks. */
const heard: From[] = [
  ({ ago }) => ({
    title: '社保卡照片能不能换',
    text: '十五年前办卡时的照片，现在完全不像，药店每次都要核对半天。能不能只换照片不换卡号？',
    sourceKind: 'official-site',
    publishedAt: ago(1, '10:15'),
  }),
  ({ hoursAgo }) => ({
    title: '准考证打印页打不开',
    text: '下周六的考试，准考证打印页从早上到现在一直转圈，换了三个浏览器都不行，系统是不是崩了？',
    sourceKind: 'forum',
    url: 'https://yunpu.example/bbs/thread/48501',
    publishedAt: hoursAgo(3),
    author: '备考的猫',
    counters: { replies: 57, views: 2880 },
  }),
  ({ hoursAgo }) => ({
    title: '“失业满一年每人补 5,000 元”截图',
    text: '群里在传截图：失业满一年，凭身份证到社区领 5,000 元一次性补助，本月底截止。是真的吗？',
    sourceKind: 'wechat',
    publishedAt: hoursAgo(5),
    author: '向北走',
  }),
  ({ ago }) => ({
    title: '食品厂赶工，加班费按底薪算',
    text: '青屿区一家食品厂，每天加班四小时，加班费按底薪 1,940 元折算，计件工资不算进去，这样对吗？',
    sourceKind: 'short-video',
    url: 'https://yunpu.example/video/90511',
    publishedAt: ago(1, '22:18'),
    author: '夜班流水线',
    counters: { likes: 940, comments: 205, reposts: 88 },
  }),
  ({ ago }) => ({
    title: '松泽县便民服务中心周六不开门',
    text: '平时在市里打工，只有周六能回县里办社保，到了才知道不开。建议周六上午开半天。',
    sourceKind: 'mailbox',
    publishedAt: ago(2, '18:40'),
  }),
  ({ ago }) => ({
    title: '《云浦日报》：技能补贴“名单公示”泄露手机号',
    text: '报道称某街道张贴的技能提升补贴公示名单写有申请人完整手机号，涉及 40 余人，街道称已撕下。',
    sourceKind: 'traditional-media',
    url: 'https://yunpu.example/daily/yesterday/5',
    publishedAt: ago(1, '06:30'),
    counters: { comments: 76 },
  }),
]

const advertisement: Mention = {
  title: '代缴社保，三天到账',
  text: '专业代缴社保，补缴断缴，三天到账，加微信详谈。',
  sourceKind: 'blog',
  url: 'https://yunpu.example/blog/ad/771',
  publishedAt: '2026-11-20 03:12',
  author: '社保小助手',
}
const twice: Mention = {
  title: '转发：热线电话是多少',
  text: '求问社保热线号码，谢谢大家。',
  sourceKind: 'microblog',
  url: 'https://yunpu.example/weibo/3120',
  publishedAt: '2025-10-14 12:20',
  author: '刚来云浦',
  counters: { reposts: 0, comments: 4, likes: 1 },
}
const elsewhere: Mention = {
  title: '公交 12 路末班车太早',
  text: '晚上九点下班就没有 12 路了，建议延到十点半。',
  sourceKind: 'official-site',
  publishedAt: '2026-03-09 21:47',
}

/** Judged and put aside, each with its reason. */
const dismissed: [Mention, string][] = [
  [twice, '一般询问，当天已在评论里答复号码，无需立项。'],
  [elsewhere, '不属于本局职责，当天已转市交通运输部门，并告知留言人。'],
  [advertisement, '商业广告，不是对工作的意见；“代缴”涉嫌违规，线索已转监察支队。'],
]

const doorstep: From = ({ ago }) => ({
  title: '窗口：老人问认证能不能上门',
  text: '陪同家属称老人卧床，无法到窗口或者刷脸认证，问社区能不能上门办理养老金资格认证。',
  sourceKind: 'other',
  publishedAt: ago(1, '15:45'),
})

export const openMentions: Story[] = [
  ...heard.map(
    (mention): Story =>
      async function* (desk) {
        yield* desk.hear(mention(desk.when))
      },
  ),
  async function* (desk) {
    yield* desk.hear(doorstep(desk.when), 'handler')
  },
  ...dismissed.map(
    ([mention, reason]): Story =>
      async function* (desk) {
        const id = yield* desk.hear(mention)
        await (await desk.as('analyst')).act('mentions', id, 'dismiss', { reason })
      },
  ),
]
