import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Signed for a time to come: it is released by itself in three days, unless a signer cancels it. */
export const decemberNotice: Story = async function* (desk) {
  const { ago, in: ahead } = desk.when
  const opens = ahead(15, '10:00')
  yield ago(2, '09:10')
  const id = await desk.write({
    by: 'editor3',
    kind: 'press-notice',
    title: '根治欠薪冬季行动专题新闻发布会',
    summary: `${dayWord(opens)}上午 10:00 介绍根治欠薪专项检查的结果和下一步安排，回答记者提问，网站同步图文直播。`,
    fields: {
      startsAt: iso(opens),
      place: '云浦市政务中心一楼发布厅（青屿区云溪路 18 号）',
      speakers: [
        { name: '闻亦川', post: '云浦市人力资源和社会保障局新闻发言人' },
        { name: '高砚平', post: '劳动保障监察支队副支队长' },
      ],
      organiser: '云浦市人力资源和社会保障局',
      registration: `请于 ${dayWord(ahead(14, '17:00'))} 17:00 前把单位、姓名、人数发到 press@yunpu.example。`,
      contact: '办公室（政务公开科）0000-5550101',
    },
    body: `
## 主要内容

1. 专项检查追回了多少工资、还有多少没有追回；
2. 工地、餐饮、家政三个行业的检查安排；
3. 欠薪线索怎样提交、多久有回音。
`,
    forms: ['press-conference'],
    topics: ['新闻发布会', '欠薪'],
    confirmingUnits: ['YP-LABOUR'],
  })
  yield* desk.pass({
    id,
    by: 'editor3',
    confirm: ['handler2'],
    submitted: ago(2, '10:00'),
    passed: ago(1, '10:40'),
  })
  yield ago(1, '11:30')
  await desk.act('signer2', id, 'schedule', { at: iso(ahead(3, '09:00')) })
}
