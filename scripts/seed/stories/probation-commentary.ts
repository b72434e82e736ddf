import type { Story } from '../agenda.ts'
import { portrait } from '../figures/portrait.ts'

const body = `
## 八成是底线，不是标准

合同法律规定，试用期工资不低于同岗位最低档的八成，或者合同约定工资的八成，并且不低于当地最低工资。很多单位把“八成”写进了工资表，当成标准答案。其实它只是一条线：线以下违法，线以上由双方谈。

## 算一算

假设约定工资 5,000 元，试用期三个月：

| 发放办法 | 每月（元） | 三个月合计（元） | 与全额相差（元） |
| --- | ---: | ---: | ---: |
| 全额 | 5,000 | 15,000 | 0 |
| 九成 | 4,500 | 13,500 | 1,500 |
| 八成 | 4,000 | 12,000 | 3,000 |
| 七成（违法） | 3,500 | 10,500 | 4,500 |

单位三个月省下 3,000 元。如果这个人第二个月走了，重新招一个人的花费，通常不止这个数。

## 三种常见的“试用期”都不算数

1. **只签试用期合同。** 没有约定合同期限的，试用期不成立，按正式工算。
2. **同一个人试用两次。** 换岗位也不行。
3. **试用期越签越长。** 合同一年以上不满三年的，试用期不超过两个月。

> 以上为作者个人的专业意见。您的工资算得对不对，可以带合同和工资条到窗口核对，不收费。
`

/** A very long title, and a drawn portrait. */
export const probationCommentary: Story = async function* (desk) {
  yield '2025-10-15 09:50'
  const picture = await desk.upload('editor2', '专家画像（示意）.jpg', await portrait('short'))
  const id = await desk.write({
    by: 'editor2',
    kind: 'commentary',
    title:
      '试用期工资打八折是不是“行规”：从底线、标准、成本三笔账，看为什么多发的那两成，对单位和新人都不吃亏，以及哪三种“试用期”从一开始就不算数',
    summary:
      '八成是不能再低的底线，不是标准。约定 5,000 元的岗位，试用期三个月打八折少发 3,000 元，而重新招人的花费通常不止这个数。',
    fields: { expert: { name: '孟既白', post: '云浦学院劳动关系教研室副教授', portrait: picture } },
    body,
    forms: ['expert'],
    topics: ['工资', '劳动监察'],
  })
  yield* desk.release({ id, by: 'editor2', submitted: '2025-10-15 11:00', signed: '2025-10-16 10:30' })
}
