import type { Story } from '../agenda.ts'
import { columns } from '../figures/columns.ts'

const figure = () =>
  columns({
    title: '四月各类岗位和求职人数',
    unit: '人（个）',
    series: ['岗位', '求职'],
    groups: [
      { label: '技工', values: [3_120, 1_460] },
      { label: '客服', values: [1_840, 1_210] },
      { label: '文员', values: [690, 2_580] },
      { label: '销售', values: [2_270, 980] },
      { label: '护理', values: [1_150, 430] },
    ],
  })

const body = (file: string) => `
**云浦广播电视台：** 今年毕业生多，岗位够不够？

**易知秋：** 总数够，错位大。四月全市登记岗位 9,070 个，登记求职的毕业生 6,660 人。文员一个岗位四个人争，技工两个岗位等不来一个人。

<Figure file="${file}" alt="四月岗位和求职人数：技工 3,120 个岗位对 1,460 人，客服 1,840 对 1,210，文员 690 对 2,580，销售 2,270 对 980，护理 1,150 对 430" caption="2025 年 4 月各类岗位和求职人数（就业服务中心登记数）" />

**云浦广播电视台：** 就业见习是不是“廉价劳动力”？

**易知秋：** 见习每月补贴 1,600 元，单位要另外买意外险，最长六个月。单位一年留用不到三成的，第二年取消资格。去年取消了 11 家。

**云浦广播电视台：** 有人说招聘会上的岗位是凑数的。

**易知秋：** 这话我听进去了。五月起每个岗位要写明月薪、班次和联系人，来了发现不一样，当场可以投诉，展位当场撤。

> 找工作不顺，不是您不行，多半是没有人把话说清楚。

**云浦广播电视台：** 给毕业生一句建议？

**易知秋：** 先来登记。登记不丢人，登记了才有人给您打电话。
`

export const graduatesInterview: Story = async function* (desk) {
  yield '2025-05-19 09:40'
  const file = await desk.upload('editor5', '四月岗位和求职人数.png', await figure())
  const id = await desk.write({
    by: 'editor5',
    kind: 'interview',
    title: '“岗位够，错位大”：就业服务中心谈毕业生找工作',
    summary:
      '四月全市登记岗位 9,070 个、登记求职毕业生 6,660 人；文员四人争一岗，技工两岗等不来一人。见习留用不到三成的单位取消资格。',
    fields: {
      outlet: '云浦广播电视台',
      interviewee: '云浦市就业服务中心副主任 易知秋',
      publishedUrl: 'https://yunpu.example/tv/20250519/2',
    },
    body: body(file),
    forms: ['interview'],
    topics: ['就业', '毕业生'],
  })
  yield* desk.release({ id, by: 'editor5', submitted: '2025-05-19 15:00', signed: '2025-05-20 10:10' })
}
