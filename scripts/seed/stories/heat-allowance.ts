import type { Story } from '../agenda.ts'
import { bars } from '../figures/bars.ts'

const figure = () =>
  bars({
    title: '2024 年高温津贴投诉最多的行业',
    unit: '件，6 月至 9 月',
    bars: [
      { label: '建筑工地', value: 186, marked: true },
      { label: '快递外卖', value: 142 },
      { label: '环卫保洁', value: 77 },
      { label: '保安物业', value: 58 },
      { label: '餐饮后厨', value: 41 },
    ],
  })

const body = (file: string) => `
## 谁应当领

35℃ 以上露天干活的，以及单位不能把工作场所降到 33℃ 以下的，都应当领。送餐、送快递、环卫、工地、后厨都算。坐在空调房里的不算。

## 领多少

| 岗位 | 6 月 | 7 月 | 8 月 | 9 月 |
| --- | ---: | ---: | ---: | ---: |
| 露天作业 | 300 元 | 300 元 | 300 元 | 300 元 |
| 室内高温 | 200 元 | 200 元 | 200 元 | 200 元 |
| 不满一个月 | 按实际出勤天数折算 | 同左 | 同左 | 同左 |

绿豆汤、藿香正气水是防暑用品，**不能抵津贴**。津贴也不能算进最低工资。

## 去年哪里欠得多

<Figure file="${file}" alt="2024 年高温津贴投诉件数：建筑工地 186，快递外卖 142，环卫保洁 77，保安物业 58，餐饮后厨 41" caption="2024 年 6 月至 9 月高温津贴投诉（劳动保障监察支队登记数）" />

去年 6 月至 9 月共收到 504 件，追回 412,700 元。

## 没有发怎么办

1. 翻工资条，看有没有“高温津贴”一栏；
2. 没有的，先问单位；
3. 单位不发的，打 0000-5550120，五个工作日内立案。离职以后一年内都可以要。
`

export const heatAllowance: Story = async function* (desk) {
  yield '2025-06-06 10:00'
  const file = await desk.upload('editor2', '高温津贴投诉最多的行业.png', await figure())
  const id = await desk.write({
    by: 'editor2',
    kind: 'explainer',
    title: '高温津贴：谁领、领多少、不发怎么办',
    summary:
      '6 月至 9 月露天作业每月 300 元、室内高温每月 200 元，不能用绿豆汤抵，也不能算进最低工资。单位不发的，打 0000-5550120。',
    fields: { policyUrl: 'https://yunpu.example/policy/2025/22' },
    body: body(file),
    topics: ['工资', '劳动监察'],
  })
  yield* desk.release({
    id,
    by: 'editor2',
    submitted: '2025-06-06 15:20',
    signed: '2025-06-10 09:00',
    signer: 'signer2',
  })
}
