import type { Story } from '../agenda.ts'
import { iso } from '../when.ts'

export const examRumour: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '“内部渠道付费改成绩”广告',
    kind: 'rumour',
    leadUnit: 'YP-EXAM',
    mentions: [
      {
        title: '有人说 6,800 元可以改成绩',
        text: '考完第二天有人加我，说阅卷前付 6,800 元，不过全额退，还发了“内部系统”的截图。',
        sourceKind: 'forum',
        url: 'https://yunpu.example/bbs/thread/43310',
        publishedAt: '2025-09-08 16:21',
        author: '落笔无悔',
        counters: { replies: 92, views: 7044 },
      },
      {
        title: '视频：晒“改分”聊天记录',
        text: '视频展示聊天记录，称“已改三科”，评论区有人询价。',
        sourceKind: 'short-video',
        url: 'https://yunpu.example/video/61204',
        publishedAt: '2025-09-08 21:50',
        author: '上岸助手',
        counters: { likes: 530, comments: 211, reposts: 64 },
      },
    ],
  })
  yield '2025-09-09 14:00'
  const id = await desk.write({
    by: 'editor4',
    kind: 'rebuttal',
    title: '成绩改不了，“付费改分”的截图是拼的',
    summary:
      '考试成绩不能付费修改。截图里的“内部系统”与真实系统不同，是拼的。付过钱的请保留记录并报警，主动说明的不影响本人成绩。',
    fields: {
      claim: '阅卷前付 6,800 元，可以从内部系统改成绩，不过全额退。',
      claimSource: '论坛和短视频',
      firstSeenAt: iso('2025-09-08 16:21'),
      verdict: '不实信息，是诈骗',
      evidence:
        '人事考试中心 9 月 9 日核对：阅卷在不连外网的机房进行，分数由两人分别录入，修改要三人同时刷卡，全程录像。9 月 6 日以来没有一条修改记录。\n\n截图里的菜单在真实系统里不存在，“考生编号”是 9 位，真实编号是 12 位。',
      advice: '不转账。已经付钱的，请保留聊天和转账记录，到派出所报案，并告诉我们：0000-5550150。',
    },
    body: `
## 怎样看出是假的

| 截图里 | 实际上 |
| --- | --- |
| 考生编号 9 位 | 12 位，第 1 至 4 位是年份 |
| 有“修改”按钮 | 录入以后没有修改按钮，只有“申请更正” |
| 显示姓名 | 阅卷时只显示条码 |

成绩 10 月 28 日 10:00 公布，没有提前查询，也没有“内部名额”。
`,
    forms: ['online'],
    topics: ['考试', '防诈骗'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor4', submitted: '2025-09-09 15:30', signed: '2025-09-10 08:50' })
}
