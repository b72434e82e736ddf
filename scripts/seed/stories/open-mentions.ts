import type { Mention, Story } from '../desk.ts'

const heard: Mention[] = [
  {
    title: '社保卡照片能不能换',
    text: '十五年前办卡时的照片，现在完全不像，药店每次都要核对半天。能不能只换照片不换卡号？',
    sourceKind: 'official-site',
    publishedAt: '2026-11-22T10:15:00+08:00',
  },
  {
    title: '准考证打印页打不开',
    text: '12 月 5 日的考试，准考证打印页从早上到现在一直转圈，换了三个浏览器都不行，系统是不是崩了？',
    sourceKind: 'forum',
    url: 'https://yunpu.example/bbs/thread/48501',
    publishedAt: '2026-11-22T20:02:00+08:00',
    author: '备考的猫',
    counters: { replies: 57, views: 2880 },
  },
  {
    title: '“失业满一年每人补 5,000 元”截图',
    text: '群里在传截图：失业满一年，凭身份证到社区领 5,000 元一次性补助，12 月 15 日截止。是真的吗？',
    sourceKind: 'wechat',
    publishedAt: '2026-11-22T21:30:00+08:00',
    author: '向北走',
  },
  {
    title: '食品厂年底赶工，加班费按底薪算',
    text: '青屿区一家食品厂，每天加班四小时，加班费按底薪 1,940 元折算，计件工资不算进去，这样对吗？',
    sourceKind: 'short-video',
    url: 'https://yunpu.example/video/90511',
    publishedAt: '2026-11-22T22:18:00+08:00',
    author: '夜班流水线',
    counters: { likes: 940, comments: 205, reposts: 88 },
  },
  {
    title: '松泽县便民服务中心周六不开门',
    text: '平时在市里打工，只有周六能回县里办社保，到了才知道不开。建议周六上午开半天。',
    sourceKind: 'mailbox',
    publishedAt: '2026-11-21T18:40:00+08:00',
  },
  {
    title: '《云浦日报》：技能补贴“名单公示”泄露手机号',
    text: '报道称某街道张贴的技能提升补贴公示名单写有申请人完整手机号，涉及 40 余人，街道称已撕下。',
    sourceKind: 'traditional-media',
    url: 'https://yunpu.example/daily/20261122/5',
    publishedAt: '2026-11-22T06:30:00+08:00',
    counters: { comments: 76 },
  },
]

const advertisement: Mention = {
  title: '代缴社保，三天到账',
  text: '专业代缴社保，补缴断缴，三天到账，加微信详谈。',
  sourceKind: 'blog',
  url: 'https://yunpu.example/blog/ad/771',
  publishedAt: '2026-11-20T03:12:00+08:00',
  author: '社保小助手',
}

/** What monitor and analyst find on their desks, and one that was judged and put aside. */
export const openMentions: Story = async (desk) => {
  for (const mention of heard) await desk.hear(mention)
  await desk.hear(
    {
      title: '窗口：老人问认证能不能上门',
      text: '陪同家属称老人卧床，无法到窗口或者刷脸认证，问社区能不能上门办理养老金资格认证。',
      sourceKind: 'other',
      publishedAt: '2026-11-22T15:45:00+08:00',
    },
    'handler',
  )
  const analyst = await desk.as('analyst')
  await analyst.act('mentions', await desk.hear(advertisement), 'dismiss', {
    reason: '商业广告，不是对工作的意见；“代缴”涉嫌违规，线索已转监察支队。',
  })
}
