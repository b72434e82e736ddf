import type { Story } from '../agenda.ts'
import { asDocument } from '../papers.ts'

const materials = [
  '申报表：网上填写后打印，单位盖章，一式两份；',
  '学历、学位证书：2002 年以后的由系统核验，不用交复印件；',
  '现有职称证书：本市发的由系统核验，外地发的交原件照片；',
  '近五年年度考核表：没有考核表的，由单位写一份工作情况说明；',
  '继续教育学时：每年 90 学时，专业课不少于 60 学时；',
  '业绩材料：最多五项，每项写明本人做了什么，不写“参与了”；',
  '论文或者技术报告：工程、农业、技工院校教师三个系列可以用技术报告代替；',
  '专利：写明专利号和本人排名；',
  '获奖：写明颁奖单位和日期；',
  '基层服务：在松泽县连续工作满三年的，交单位证明，可以提前一年申报；',
  '破格申报：另交两位正高级专家的推荐意见；',
  '承诺书：本人签名，材料不实的三年内不能再申报。',
]

const body = `
## 十二样材料，一次带齐

${materials.map((line, index) => `${index + 1}. ${line}`).join('\n')}

## 四件最容易被退回的事

- **业绩材料写成了单位总结。** 评委看的是您本人做了什么。
- **继续教育差几个学时。** 6 月 30 日前补齐都算当年。
- **盖章盖成了部门章。** 要单位公章。
- **论文还没有见刊。** 录用通知不算。

## 时间表

| 事项 | 时间 |
| --- | --- |
| 网上申报 | 4 月 7 日 9:00—5 月 9 日 17:00 |
| 单位公示 | 5 月 10 日—5 月 19 日 |
| 资格审核 | 5 月 20 日—6 月 20 日 |
| 补材料（只补一次） | 通知之日起 10 个工作日 |
| 评审 | 8 月 |
| 公示和发证 | 9 月 |

评审费每人 300 元，在网上交，窗口不收现金。没有“包过”“优先”，有人收钱的请打 0000-5550150。

政策依据：《2026 年度职称评审工作安排》（云浦人社发〔2026〕8号）。
`

/** A long list, and the same list as a document to print. */
export const titleReview: Story = async function* (desk) {
  yield '2026-03-24 09:30'
  const list = await desk.upload(
    'editor4',
    '职称申报材料清单.docx',
    await asDocument('2026 年度职称申报材料清单（演示）', materials),
  )
  const id = await desk.write({
    by: 'editor4',
    kind: 'explainer',
    title: '评职称带哪十二样材料，哪四件最容易被退回',
    summary:
      '2026 年职称网上申报 4 月 7 日 9:00 到 5 月 9 日 17:00。十二样材料里有五样由系统核验，不用交；缺材料的只通知补一次。',
    fields: { policyUrl: 'https://yunpu.example/policy/2026/8' },
    body,
    topics: ['职称', '考试'],
    attachments: [list],
  })
  yield* desk.release({
    id,
    by: 'editor4',
    submitted: '2026-03-24 15:00',
    signed: '2026-03-26 09:50',
    signer: 'signer2',
  })
}
