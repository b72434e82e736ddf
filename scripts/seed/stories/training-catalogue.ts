import type { Story } from '../agenda.ts'
import { asSheet } from '../papers.ts'

type Course = [name: string, level: string, hours: number, amount: number]
const courses: Course[] = [
  ['养老护理员', '初级', 80, 1_400],
  ['养老护理员', '中级', 100, 1_900],
  ['养老护理员', '高级', 120, 2_600],
  ['育婴员', '初级', 80, 1_200],
  ['育婴员', '中级', 100, 1_700],
  ['家政服务员', '初级', 60, 900],
  ['家政服务员', '中级', 80, 1_300],
  ['中式烹调师', '初级', 90, 1_300],
  ['中式烹调师', '中级', 120, 1_900],
  ['中式面点师', '初级', 90, 1_200],
  ['中式面点师', '中级', 120, 1_800],
  ['电工', '初级', 100, 1_500],
  ['电工', '中级', 140, 2_200],
  ['电工', '高级', 160, 3_000],
  ['焊工', '初级', 100, 1_600],
  ['焊工', '中级', 140, 2_400],
  ['焊工', '高级', 160, 3_200],
  ['车工', '中级', 140, 2_100],
  ['钳工', '中级', 140, 2_100],
  ['制冷工', '初级', 90, 1_400],
  ['制冷工', '中级', 120, 2_000],
  ['汽车维修工', '初级', 100, 1_500],
  ['汽车维修工', '中级', 140, 2_200],
  ['工业机器人系统操作员', '中级', 160, 3_000],
  ['工业机器人系统操作员', '高级', 180, 3_800],
  ['电子商务师', '初级', 60, 900],
  ['电子商务师', '中级', 80, 1_400],
  ['仓储管理员', '初级', 60, 800],
  ['茶艺师', '初级', 60, 800],
  ['保育师', '初级', 90, 1_300],
]
const head = ['工种', '等级', '课时', '补贴（元）']
const rows = courses.map(([name, level, hours, amount]) => [name, level, String(hours), amount.toLocaleString('en')])

const body = `
## 三十项培训，补多少

| ${head.join(' | ')} |
| --- | --- | ---: | ---: |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

## 谁可以报名

- 在本市登记失业的；
- 毕业两年内没有工作的；
- 本市户籍、在家务农想学一门手艺的；
- 企业新招、入职不满一年的。

## 怎样算培训合格

1. 出勤不少于总课时的八成，刷脸签到；
2. 实操和理论都在 60 分以上；
3. 取得职业技能等级证书。

补贴直接发给培训学校，您不用先垫钱。学校另外向您收费的，请打 0000-5550140。

政策依据：《2025 年云浦市补贴性职业技能培训目录》（云浦人社发〔2025〕9号）。
`

/** A table of thirty rows, and the same rows as a spreadsheet. */
export const trainingCatalogue: Story = async function* (desk) {
  yield '2025-03-14 10:30'
  const sheet = await desk.upload('editor5', '2025年补贴性培训目录.xlsx', asSheet([head, ...rows]))
  const id = await desk.write({
    by: 'editor5',
    kind: 'explainer',
    title: '2025 年学哪些手艺不用自己交钱：十六个工种、三十项培训的补贴标准',
    summary:
      '2025 年有十六个工种、三十项培训由政府补贴，800 元到 3,800 元，直接发给学校，学员不用交钱。3 月 24 日起报名。',
    fields: { policyUrl: 'https://yunpu.example/policy/2025/9' },
    body,
    topics: ['技能提升', '培训'],
    attachments: [sheet],
    confirmingUnits: ['YP-EXAM'],
  })
  yield* desk.release({
    id,
    by: 'editor5',
    confirm: ['editor4'],
    submitted: '2025-03-14 16:00',
    signed: '2025-03-18 10:00',
  })
}
