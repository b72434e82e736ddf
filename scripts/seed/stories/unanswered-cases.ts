import type { Story } from '../agenda.ts'

/** The first answer is late: two days have passed. */
const transfer: Story = async function* (desk) {
  yield* desk.openCase({
    title: '养老保险转移三个月没有办完',
    kind: 'doubt',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '转移申请一直显示“办理中”',
        text: '三个月前在手机上申请把养老保险转到云浦，到今天还是“办理中”，两边都说在等对方。',
        sourceKind: 'official-site',
        publishedAt: desk.when.ago(4, '08:49'),
      },
    ],
  })
}
const queueMachine: Story = async function* (desk) {
  yield* desk.openCase({
    title: '河湾区政务服务大厅取号机坏了一个星期',
    kind: 'complaint',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '取号机坏了，排队靠喊',
        text: '河湾区政务服务大厅二楼的取号机坏了一个星期，贴了一张“维修中”。来得早不如嗓门大，老人站了两个小时。',
        sourceKind: 'mailbox',
        publishedAt: desk.when.ago(3, '09:12'),
      },
      {
        title: '视频：大厅里排队吵起来了',
        text: '拍摄者称因为没有号，两位办事群众为先后吵了起来，保安劝开。',
        sourceKind: 'short-video',
        url: 'https://yunpu.example/video/90498',
        publishedAt: desk.when.ago(2, '11:30'),
        author: '路过的云',
        counters: { likes: 412, comments: 96, reposts: 31 },
      },
    ],
  })
}

/** Three hours are left of the two days. */
const intern: Story = async function* (desk) {
  yield* desk.openCase({
    title: '实习生每天上班十小时，每月只发 800 元',
    kind: 'complaint',
    leadUnit: 'YP-LABOUR',
    supportingUnits: ['YP-JOBS'],
    mentions: [
      {
        title: '见习补贴被单位扣了一半',
        text: '在青屿区一家电商公司见习，协议写每月 1,600 元，发到手 800 元，说另一半是“培训费”。每天上班十个小时。',
        sourceKind: 'microblog',
        url: 'https://yunpu.example/weibo/5190',
        publishedAt: desk.when.hoursAgo(46),
        author: '还有三个月毕业',
        counters: { reposts: 208, comments: 174, likes: 655 },
      },
    ],
  })
}

/** Fresh. */
const riders: Story = async function* (desk) {
  yield* desk.openCase({
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
        publishedAt: desk.when.hoursAgo(14),
        author: '姐姐在找证据',
        counters: { reposts: 733, comments: 290, likes: 1208 },
      },
      {
        title: '跟帖：站点注册了个体户的骑手怎么办',
        text: '站点让我们在手机上点了几下就成了个体户，签字都没看清，这样以后出事是不是都自己担？',
        sourceKind: 'news-comment',
        publishedAt: desk.when.hoursAgo(11),
        author: '云浦网友 2204',
      },
    ],
  })
}
const complaint: Story = async function* (desk) {
  yield* desk.openCase({
    title: '建议准考证增加考点周边公交信息',
    kind: 'suggestion',
    leadUnit: 'YP-EXAM',
    mentions: [
      {
        title: '准考证上写清楚坐几路车',
        text: '去年考点在北塬新区，导航走了两个路口，差点迟到。建议准考证背面印公交线路和步行图，外地考生更需要。',
        sourceKind: 'official-site',
        publishedAt: desk.when.hoursAgo(6),
      },
    ],
  })
}

/** Opened cases nobody has answered yet. */
export const unansweredCases: Story[] = [transfer, queueMachine, intern, riders, complaint]
