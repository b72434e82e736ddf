import type { Story } from '../agenda.ts'

const host = { speaker: '白若溪', role: '办公室（政务公开科）主持人' }
const spokesperson = { speaker: '闻亦川', role: '新闻发言人' }
const labour = { speaker: '高砚平', role: '劳动保障监察支队副支队长' }
const jobs = { speaker: '易知秋', role: '就业服务中心副主任' }
const at = (time: string) => `2026-11-18T${time}:00+08:00`

const turns = [
  {
    ...host,
    at: at('10:00'),
    text: '各位记者，上午好。今天介绍第四季度就业和根治欠薪的进展。先由发言人闻亦川介绍情况，然后回答提问。',
  },
  {
    ...spokesperson,
    at: at('10:02'),
    text: '大家好，我报三组数。\n\n就业：1 月到 10 月全市城镇新增就业 41,260 人，完成全年任务的 91.7%；10 月登记失业 18,420 人，比 9 月少 630 人。\n\n欠薪：10 月 9 日启动冬季专项检查，到 11 月 17 日检查工地 318 个，为 1,046 名工人追回工资 1,893 万元。\n\n服务：10 月起，失业登记和失业保险金申领并成一件事，网上一次办完，跑窗口的人少了六成。',
  },
  {
    speaker: '记者',
    outlet: '云浦日报',
    at: at('10:09'),
    text: '河湾里二期的工人说，钱就在工资专用账户里，为什么还是发不下来？',
  },
  {
    ...labour,
    at: at('10:10'),
    text: '钱在账上，但劳务公司三个月没有报考勤和工资表，总承包单位也没有按规定核对代发。账户只是水龙头，拧开它要靠每个月的考勤。\n\n到昨天，总承包单位已经垫付 1,012,600 元，38 人付清；其余 14 人正在核对考勤，11 月 22 日前公布结果。',
  },
  { speaker: '记者', outlet: '云浦新闻网', at: at('10:19'), text: '最近网上流传“工龄满 30 年可以退休”，是真的吗？' },
  {
    ...spokesperson,
    at: at('10:20'),
    text: '不是真的。今天一早我们看到了这张图，文号、公章都对不上，社会保险中心正在逐项核实，结果会在网站辟谣栏目公布。请大家不要交任何代办费。',
  },
  {
    ...host,
    at: at('10:24'),
    text: '感谢各位。实录今天下午在网站公布。还有没有问到的，可以打 0000-5550100，我们逐条答复。',
  },
]

export const press: Story = async function* (desk) {
  yield '2026-11-11 15:00'
  const notice = await desk.write({
    by: 'editor3',
    kind: 'press-notice',
    title: '2026 年第四季度例行新闻发布会',
    summary: '11 月 18 日上午 10:00 介绍第四季度就业和根治欠薪工作进展，回答记者提问，网站同步图文直播。',
    fields: {
      startsAt: at('10:00'),
      place: '云浦市政务中心一楼发布厅（青屿区云溪路 18 号）',
      speakers: [
        { name: spokesperson.speaker, post: '云浦市人力资源和社会保障局新闻发言人' },
        { name: labour.speaker, post: labour.role },
        { name: jobs.speaker, post: jobs.role },
      ],
      organiser: '云浦市人力资源和社会保障局',
      registration:
        '请于 11 月 17 日 17:00 前把单位、姓名、人数发到 press@yunpu.example。现场设手语翻译和 20 个记者席。',
      contact: '办公室（政务公开科）0000-5550101',
    },
    body: `
## 主要内容

1. 今年前 10 个月就业情况和年底前的招聘安排；
2. 冬季根治欠薪专项检查的进展；
3. 失业登记和失业保险金申领“一件事”办理情况。

## 群众可以提前提问

11 月 17 日 12:00 前，您可以打 0000-5550100 或者在[我要提问](https://yunpu.example/ask)留言，发布会上会挑选代表性的问题回答，其余的会后逐条回复。
`,
    forms: ['press-conference'],
    topics: ['新闻发布会', '就业', '欠薪'],
    confirmingUnits: ['YP-LABOUR', 'YP-JOBS'],
  })
  yield* desk.release({
    id: notice,
    by: 'editor3',
    confirm: ['handler2', 'editor5'],
    submitted: '2026-11-11 16:00',
    signed: '2026-11-12 10:00',
  })

  yield '2026-11-18 14:10'
  const transcript = await desk.write({
    by: 'editor3',
    kind: 'transcript',
    title: '2026 年第四季度例行新闻发布会实录',
    summary:
      '前 10 个月城镇新增就业 41,260 人；冬季专项检查为 1,046 名工人追回工资 1,893 万元；失业登记和申领失业保险金并成一件事办。',
    fields: { notice, turns },
    body: '时间：2026 年 11 月 18 日 10:00—10:25。以下按录音整理，只删去重复的口语。',
    forms: ['press-conference'],
    topics: ['新闻发布会', '就业', '欠薪'],
    confirmingUnits: ['YP-LABOUR', 'YP-JOBS'],
  })
  yield* desk.release({
    id: transcript,
    by: 'editor3',
    confirm: ['editor2', 'editor5'],
    signer: 'signer2',
    submitted: '2026-11-18 15:00',
    signed: '2026-11-18 16:40',
  })
}
