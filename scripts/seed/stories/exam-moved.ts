import type { Story } from '../agenda.ts'
import { clockWord, dayWord, iso } from '../when.ts'

/** Released in an emergency two hours ago; another signer has yet to ratify it. */
export const examMoved: Story = async function* (desk) {
  const { hoursAgo, in: ahead } = desk.when
  const heard = hoursAgo(4)
  const exam = ahead(2, '09:00')
  const matter = yield* desk.openCase({
    title: '考点供暖管道爆裂，考试还考不考',
    kind: 'doubt',
    leadUnit: 'YP-EXAM',
    mentions: [
      {
        title: '考点楼里全是水',
        text: `北塬职中教学楼暖气管爆了，一楼全是水。${dayWord(exam)}的考试就在这里，还考不考？`,
        sourceKind: 'forum',
        url: 'https://yunpu.example/bbs/thread/48533',
        publishedAt: heard,
        author: '备考的猫',
        counters: { replies: 134, views: 5390 },
      },
    ],
  })
  yield hoursAgo(2.75)
  const id = await desk.write({
    by: 'editor4',
    kind: 'response',
    title: `考试照常：北塬职中考点 ${dayWord(exam)}改到北塬中学，准考证不用重新打印`,
    summary: `${dayWord(exam)}的考试照常。原在北塬职中的 612 位考生改到北塬中学（望岳路 9 号），考场号、座位号不变，准考证不用重新打印。`,
    fields: {
      question: `考生 ${dayWord(heard)} ${clockWord(heard)}在论坛问：北塬职中考点暖气管爆裂，一楼进水，${dayWord(exam)}的考试还考不考？`,
      askedAt: iso(heard),
      facts:
        '北塬职中教学楼一楼供暖管道爆裂，12 间考场不能用，没有人受伤。人事考试中心到场查看后，与北塬中学确认腾出 21 间教室。',
      measures: `612 位考生逐一发短信，${dayWord(ahead(1, '20:00'))} 20:00 前没有回复的打电话。考试当天北塬职中门口留人引导，7:30 起每 10 分钟一趟摆渡车。`,
      nextUpdateAt: iso(ahead(1, '20:00')),
    },
    body: `
| | 原来 | 现在 |
| --- | --- | --- |
| 考点 | 北塬职中 | 北塬中学，望岳路 9 号 |
| 考场号、座位号 | 不变 | 不变 |
| 开考时间 | 9:00 | 9:00 |

两校相距 1.2 公里，步行约 16 分钟。
`,
    forms: ['online'],
    topics: ['考试'],
    case: matter,
  })
  yield hoursAgo(2.5)
  await desk.act('editor4', id, 'submit')
  yield hoursAgo(2.25)
  await desk.act('secrecy', id, 'clear', { declaration: true })
  yield hoursAgo(2)
  await desk.act('signer', id, 'emergency-release', {
    reason: '离开考只有两天，部分考生今晚就从外地动身，等审核走完会有人去错考点。',
  })
}
