import { now } from '../../../cms/calendar/clock.ts'
import type { Story } from '../desk.ts'

const threeDays = 3 * 24 * 3_600_000

/** Signed for a time to come: it is released by itself in three days, unless a signer cancels it. */
export const decemberNotice: Story = async (desk) => {
  const id = await desk.write({
    by: 'editor3',
    kind: 'press-notice',
    title: '岁末保支付专题新闻发布会',
    summary: '12 月 9 日上午 10:00 介绍冬季根治欠薪专项检查的结果和春节前的工作安排，回答记者提问，网站同步图文直播。',
    fields: {
      startsAt: '2026-12-09T10:00:00+08:00',
      place: '云浦市政务中心一楼发布厅（青屿区云溪路 18 号）',
      speakers: [
        { name: '闻亦川', post: '云浦市人力资源和社会保障局新闻发言人' },
        { name: '高砚平', post: '劳动保障监察支队副支队长' },
      ],
      organiser: '云浦市人力资源和社会保障局',
      registration: '请于 12 月 8 日 17:00 前把单位、姓名、人数发到 press@yunpu.example。',
      contact: '办公室（政务公开科）0000-5550101',
    },
    body: `
## 主要内容

1. 冬季专项检查追回了多少工资、还有多少没有追回；
2. 春节前工地、餐饮、家政三个行业的检查安排；
3. 欠薪线索怎样提交、多久有回音。
`,
    forms: ['press-conference'],
    topics: ['新闻发布会', '欠薪'],
    confirmingUnits: ['YP-LABOUR'],
  })
  await desk.act('editor3', id, 'submit')
  await desk.pass({ id, confirm: ['handler2'] })
  await desk.act('signer2', id, 'schedule', { at: new Date(now().getTime() + threeDays).toISOString() })
}
