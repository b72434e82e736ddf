import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Signed for tomorrow morning. */
export const lastPayment: Story = async function* (desk) {
  const { ago, hoursAgo, in: ahead } = desk.when
  const last = dayWord(ahead(20, '17:00'))
  yield ago(1, '14:00')
  const id = await desk.write({
    by: 'editor',
    kind: 'explainer',
    title: `灵活就业今年断缴的月份，${last}前还能补`,
    summary: `今年断缴的月份，${last} 17:00 前可以补缴，不收滞纳金。过了年不能补，但以前的年限不会清零。`,
    fields: { policyUrl: 'https://yunpu.example/policy/2026/31' },
    body: `
## 三步补完

1. 打开[缴费记录](https://yunpu.example/service/record)，断缴的月份标成橙色；
2. 勾选要补的月份，最低档每月 840 元；
3. 用本人银行卡付款，五分钟后记录变成绿色。

## 没有钱一次补完怎么办

可以只补一部分，先补年初的月份。不补也不会罚款，只是少一个月的年限。
`,
    topics: ['灵活就业', '养老保险'],
  })
  yield* desk.pass({ id, by: 'editor', submitted: ago(1, '15:00'), passed: hoursAgo(4) })
  yield hoursAgo(3)
  await desk.act('signer2', id, 'schedule', { at: iso(ahead(1, '08:30')) })
}
