import type { Story } from '../desk.ts'

/** Opened cases nobody has answered yet. */
export const unansweredCases: Story = async (desk) => {
  await desk.openCase({
    title: '外卖骑手没有合同，摔伤找谁',
    kind: 'complaint',
    leadUnit: 'YP-LABOUR',
    supportingUnits: ['YP-SI'],
    mentions: [
      {
        title: '骑手摔断腿，站点说不是员工',
        text: '弟弟送外卖在桐荫路摔断腿，站点说只是“合作关系”，没有合同也没有保险。这种情况算不算工伤？',
        sourceKind: 'microblog',
        url: 'https://yunpu.example/weibo/5181',
        publishedAt: '2026-11-22T19:05:00+08:00',
        author: '姐姐在找证据',
        counters: { reposts: 733, comments: 290, likes: 1208 },
      },
      {
        title: '跟帖：站点注册了个体户的骑手怎么办',
        text: '站点让我们在手机上点了几下就成了个体户，签字都没看清，这样以后出事是不是都自己担？',
        sourceKind: 'news-comment',
        publishedAt: '2026-11-22T21:37:00+08:00',
        author: '云浦网友 2204',
      },
    ],
  })
  await desk.openCase({
    title: '养老保险转移三个月没有办完',
    kind: 'doubt',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '转移申请一直显示“办理中”',
        text: '8 月 20 日在手机上申请把养老保险转到云浦，到今天还是“办理中”，两边都说在等对方。',
        sourceKind: 'official-site',
        publishedAt: '2026-11-21T08:49:00+08:00',
      },
    ],
  })
}
