import type { Story } from '../agenda.ts'

/** Sent back by the secrecy officer. */
export const averageReturned: Story = async function* (desk) {
  const { ago, hoursAgo } = desk.when
  yield ago(3, '14:00')
  const id = await desk.write({
    by: 'editor',
    kind: 'commentary',
    title: '平均工资涨了，为什么有人觉得没涨',
    summary: '平均数会被高的拉高。把一百个人从低到高排队，站在中间那个人的工资，去年涨得比平均数慢。',
    fields: { expert: { name: '邵清和', post: '云浦学院社会保障研究中心教授' } },
    body: `
## 平均数和中间数

十个人，九个月薪 5,000 元，一个 50,000 元，平均 9,500 元，中间那个人还是 5,000 元。

## 缴费基数为什么用平均数

因为它算起来快、每个城市都有。缺点是对收入低的人不友好，所以设了六成的下限。
`,
    forms: ['expert'],
    topics: ['工资', '养老保险'],
  })
  yield ago(2, '09:00')
  await desk.act('editor', id, 'submit')
  yield hoursAgo(10)
  await desk.act('secrecy', id, 'return', {
    reason: '文中“站在中间那个人的工资”引自还没有公布的抽样数据，请等统计部门公布后再用，或者删去。',
  })
}
