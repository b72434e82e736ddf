import type { Story } from '../agenda.ts'

/** Reviewed; waits for clearance only. */
export const dailyInterview: Story = async function* (desk) {
  const { ago } = desk.when
  yield ago(1, '10:30')
  const id = await desk.write({
    by: 'editor3',
    kind: 'interview',
    title: '“写给看不懂公文的人”：谈怎样写回应',
    summary: '每篇回应先给三位没有参与的人读，读完能说出“我该做什么”才提交。平均每篇改四遍。',
    fields: { outlet: '云浦日报', interviewee: '云浦市人力资源和社会保障局新闻发言人 闻亦川' },
    body: `
**云浦日报：** 一篇回应要改几遍？

**闻亦川：** 平均四遍。第一遍写清楚事情，第二遍删掉形容词，第三遍给不懂业务的人读，第四遍核数字。

**云浦日报：** 谁来读？

**闻亦川：** 窗口排队的人。读完问一句：您现在该做什么？答不上来，就是我们没有写好。

**云浦日报：** 有没有改了还是被骂的？

**闻亦川：** 有。高温津贴那篇，网友说“说了半天，我到底有没有”。第二天我们在第一段加了一张表。
`,
    forms: ['interview'],
    topics: ['热线', '便民服务'],
  })
  yield ago(1, '11:20')
  await desk.act('editor3', id, 'submit')
  yield ago(1, '15:10')
  await desk.act('reviewer', id, 'review')
}
