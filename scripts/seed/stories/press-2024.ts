import type { Story } from '../agenda.ts'
import { iso } from '../when.ts'

const host = { speaker: '白若溪', role: '办公室（政务公开科）主持人' }
const spokesperson = { speaker: '闻亦川', role: '新闻发言人' }
const insurance = { speaker: '纪南乔', role: '社会保险中心副主任' }
const at = (time: string) => iso(`2024-12-12 ${time}`)

const turns = [
  {
    ...host,
    at: at('10:00'),
    text: '各位记者，上午好。今天介绍年底前社保结算的安排，以及新版网站怎样答复市民。',
  },
  {
    ...insurance,
    at: at('10:01'),
    text: '社保系统每年年底要结算一次。今年 12 月 27 日 18:00 起停办五天，2025 年 1 月 2 日 8:30 恢复。停办的是缴费和转移，领养老金、失业保险金照常到账。',
  },
  {
    speaker: '记者',
    outlet: '云浦日报',
    at: at('10:06'),
    text: '去年也停了五天，有人断了一个月的社保。今年怎么避免？',
  },
  {
    ...insurance,
    at: at('10:07'),
    text: '去年有 214 人因为 12 月没有扣款成功断了一个月。今年 12 月 20 日和 25 日各扣一次，没有扣成的，26 日由人工逐个打电话。',
  },
  { speaker: '记者', outlet: '云浦新闻网', at: at('10:12'), text: '新版网站同旧版有什么不一样？' },
  {
    ...spokesperson,
    at: at('10:13'),
    text: '三点。先答问题，再讲过程；每一页写明由谁答、哪一天答；改过的地方留下原来的样子和改的理由。网站上的每一篇都有核验码，转发到别处也查得到真假。',
  },
  { ...host, at: at('10:18'), text: '谢谢各位。实录下午在网站公布。' },
]

/** The first press conference of the archive: a notice and its transcript share one number. */
export const press2024: Story = async function* (desk) {
  yield '2024-12-04 15:00'
  const notice = await desk.write({
    by: 'editor3',
    kind: 'press-notice',
    title: '2024 年第四季度例行新闻发布会',
    summary: '12 月 12 日上午 10:00 介绍年底前社保结算安排和网上答复工作，回答记者提问。',
    fields: {
      startsAt: at('10:00'),
      place: '云浦市政务中心一楼发布厅（青屿区云溪路 18 号）',
      speakers: [
        { name: spokesperson.speaker, post: '云浦市人力资源和社会保障局新闻发言人' },
        { name: insurance.speaker, post: insurance.role },
      ],
      organiser: '云浦市人力资源和社会保障局',
      registration: '请于 12 月 11 日 17:00 前把单位、姓名、人数发到 press@yunpu.example。',
      contact: '办公室（政务公开科）0000-5550101',
    },
    body: `
## 主要内容

1. 年底前社保结算停办的时间和影响；
2. 没有扣款成功的怎样补缴；
3. 新版网站怎样答复市民的问题。
`,
    forms: ['press-conference'],
    topics: ['新闻发布会', '社保'],
    confirmingUnits: ['YP-SI'],
  })
  yield* desk.release({
    id: notice,
    by: 'editor3',
    confirm: ['handler'],
    submitted: '2024-12-04 16:00',
    signed: '2024-12-05 10:00',
  })

  yield '2024-12-12 13:40'
  const transcript = await desk.write({
    by: 'editor3',
    kind: 'transcript',
    title: '2024 年第四季度例行新闻发布会实录',
    summary: '社保年度结算 12 月 27 日 18:00 起停办五天，待遇照常到账；没有扣款成功的 26 日由人工逐个通知。',
    fields: { notice, turns },
    body: '时间：2024 年 12 月 12 日 10:00—10:18。以下按录音整理。',
    forms: ['press-conference'],
    topics: ['新闻发布会', '社保'],
    confirmingUnits: ['YP-SI'],
  })
  yield* desk.release({
    id: transcript,
    by: 'editor3',
    confirm: ['handler'],
    submitted: '2024-12-12 14:30',
    signed: '2024-12-12 16:30',
    signer: 'signer2',
  })
}
