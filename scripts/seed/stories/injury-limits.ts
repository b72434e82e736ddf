import type { Story } from '../agenda.ts'
import { limits } from '../figures/limits.ts'

const figure = () =>
  limits({
    title: '工伤认定办理时限表',
    stages: [
      { what: '收材料、一次告知', who: '窗口', days: 1 },
      { what: '补齐后受理', who: '认定科', days: 5 },
      { what: '调查核实', who: '调查员两人', days: 20 },
      { what: '作出决定', who: '认定科', days: 10 },
      { what: '送达双方', who: '窗口', days: 4 },
    ],
  })

const body = (file: string) => `
## 每一步最长几天

<Figure file="${file}" alt="工伤认定办理时限表：收材料 1 个工作日，受理 5 个，调查核实 20 个，作出决定 10 个，送达 4 个，合计最长 40 个工作日" caption="工伤认定办理时限表（本市内部时限，短于规定的六十天）" />

| 步骤 | 谁办 | 最长几个工作日 | 超时怎么办 |
| --- | --- | ---: | --- |
| 收材料、一次告知 | 窗口 | 1 | 当场可以找值班负责人 |
| 补齐后受理 | 认定科 | 5 | 视为受理 |
| 调查核实 | 调查员两人 | 20 | 书面说明理由，只能延长一次 |
| 作出决定 | 认定科 | 10 | 打 0000-5550130 |
| 送达双方 | 窗口 | 4 | 短信同时告知 |

## 谁来申请

单位在 30 天内申请；单位不申请的，本人或者家属一年内可以自己申请，不用等单位盖章。

## 上下班路上算不算

非本人主要责任的交通事故，算。自己摔倒、绕道买菜，一般不算。拿不准的，先申请，由我们调查。
`

export const injuryLimits: Story = async function* (desk) {
  yield '2026-10-20 10:30'
  const file = await desk.upload('editor', '工伤认定办理时限表.png', await figure())
  const id = await desk.write({
    by: 'editor',
    kind: 'explainer',
    title: '工伤认定每一步最长几天，超时找谁',
    summary: '从收材料到送达，合计最长 40 个工作日。单位不申请的，本人或者家属一年内可以自己申请，不用等单位盖章。',
    fields: { policyUrl: 'https://yunpu.example/policy/2026/41' },
    body: body(file),
    topics: ['工伤'],
    confirmingUnits: ['YP-LABOUR'],
  })
  yield* desk.release({
    id,
    by: 'editor',
    confirm: ['handler2'],
    submitted: '2026-10-20 16:00',
    signed: '2026-10-22 10:00',
  })
}
