import type { Story } from '../agenda.ts'

/** Every gate is passed; either signer can sign it. */
export const certificateReady: Story = async function* (desk) {
  const { ago } = desk.when
  yield ago(2, '10:20')
  const id = await desk.write({
    by: 'editor4',
    kind: 'explainer',
    title: '电子证书和纸质证书效力相同，怎样下载、怎样核验',
    summary:
      '2026 年起的职业技能等级证书都有电子版，与纸质证书效力相同，成绩合格后十五天可以下载，不收费。用人单位扫码就能核验真假。',
    fields: { policyUrl: 'https://yunpu.example/policy/2026/15' },
    body: `
## 怎样下载

1. 打开[电子证书](https://yunpu.example/exam/certificate)，用身份证号登录；
2. 选择证书，下载 PDF；
3. 需要纸质证书的，在同一页申请邮寄，第一份免费。

## 怎样核验

证书右下角有二维码，扫码后显示姓名（隐去中间的字）、职业、等级和发证日期。**扫码后要求付费的，是假证书。**

| 证书 | 2025 年以前 | 2026 年起 |
| --- | --- | --- |
| 电子版 | 可以申请补发 | 自动生成 |
| 纸质版 | 当时已发 | 按需申请 |
| 效力 | 相同 | 相同 |

政策依据：《云浦市职业技能等级证书管理办法》（云浦人社发〔2026〕15号）。
`,
    topics: ['证书', '技能提升'],
    confirmingUnits: ['YP-JOBS'],
  })
  yield* desk.pass({
    id,
    by: 'editor4',
    confirm: ['editor5'],
    submitted: ago(2, '11:00'),
    passed: ago(1, '16:10'),
  })
  yield desk.when.hoursAgo(2)
  await desk.say('signer2', id, {
    text: '“十五天”从哪一天算？写“成绩公布之日起”更清楚。不影响签发，下一版补上也可以。',
    to: ['editor4'],
  })
}
