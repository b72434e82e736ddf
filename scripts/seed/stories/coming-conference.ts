import type { Story } from '../agenda.ts'
import { clockWord, dayWord, iso, weekdayWord } from '../when.ts'

/** Live: a press conference a week from now. */
export const comingConference: Story = async function* (desk) {
  const { ago, in: ahead } = desk.when
  const opens = ahead(7, '10:00')
  const until = ahead(6, '17:00')
  yield ago(2, '16:00')
  const id = await desk.write({
    by: 'editor3',
    kind: 'press-notice',
    title: '“工伤认定怎样更快”专题新闻发布会',
    summary: `${dayWord(opens)}（${weekdayWord(opens)}）上午 10:00 介绍工伤认定提速的办法，回答记者和市民提问，网站同步图文直播。`,
    fields: {
      startsAt: iso(opens),
      place: '云浦市政务中心一楼发布厅（青屿区云溪路 18 号）',
      speakers: [
        { name: '闻亦川', post: '云浦市人力资源和社会保障局新闻发言人' },
        { name: '纪南乔', post: '社会保险中心副主任' },
      ],
      organiser: '云浦市人力资源和社会保障局',
      registration: `请于 ${dayWord(until)} ${clockWord(until)} 前把单位、姓名、人数发到 press@yunpu.example。`,
      contact: '办公室（政务公开科）0000-5550101',
    },
    body: `
## 主要内容

1. 为什么有的认定要等两个月，卡在哪一步；
2. 四十个工作日的内部时限怎样做到，超时怎样追责；
3. 骑手、主播等没有合同的人怎样申请。

## 您可以提前提问

${dayWord(until)} 12:00 前在[我要提问](https://yunpu.example/ask)留言，或者打 0000-5550100。
`,
    forms: ['press-conference'],
    topics: ['新闻发布会', '工伤'],
    confirmingUnits: ['YP-SI'],
  })
  yield* desk.release({
    id,
    by: 'editor3',
    confirm: ['handler'],
    submitted: ago(2, '16:30'),
    signed: ago(1, '15:00'),
    signer: 'signer2',
  })
}
