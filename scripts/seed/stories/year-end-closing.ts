import type { Story } from '../agenda.ts'
import { iso } from '../when.ts'

const body = `
## 停办的五天里，哪些事照常

| 事项 | 12 月 27 日 18:00—1 月 2 日 8:30 |
| --- | --- |
| 养老金、失业保险金到账 | 照常，12 月 25 日已提前发放 |
| 看病买药刷社保卡 | 照常 |
| 查询缴费记录 | 照常，数据截至 12 月 27 日 |
| 参保、停保、缴费 | 停办 |
| 关系转移 | 停办，停办前收到的 1 月 2 日起按顺序办 |

## 您现在可以做什么

- 12 月 26 日前在[缴费记录](https://yunpu.example/service/record)看一眼 12 月有没有扣款成功；
- 没有成功的，换一张余额足够的银行卡，当天 20:00 前再扣一次；
- 实在赶不及的，1 月 2 日至 10 日可以补缴，不收滞纳金，月份连续计算。
`

export const yearEndClosing: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '年底社保系统停办，担心断缴',
    kind: 'doubt',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '停办五天会不会断社保',
        text: '去年就是年底停办断了一个月，买房资格重新算。今年又停五天，到底会不会断？',
        sourceKind: 'forum',
        url: 'https://yunpu.example/bbs/thread/39127',
        publishedAt: '2024-12-16 12:40',
        author: '再等一年',
        counters: { replies: 47, views: 3205 },
      },
      {
        title: '热线：停办期间住院能不能结算',
        text: '来电人父亲 12 月 28 日出院，问社保卡停办期间能不能结算。',
        sourceKind: 'hotline',
        publishedAt: '2024-12-17 09:15',
      },
    ],
  })
  yield '2024-12-18 09:30'
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '年底停办五天不会断社保，12 月没有扣成的 1 月 10 日前可以补',
    summary:
      '停办的是缴费和转移业务，不影响看病和领待遇。12 月没有扣款成功的，1 月 2 日至 10 日补缴，不收滞纳金，月份连续计算，不会断缴。',
    fields: {
      question: '市民 12 月 16 日、17 日在论坛和热线问：年底社保系统停办五天，会不会断缴，住院还能不能结算？',
      askedAt: iso('2024-12-16 12:40'),
      facts:
        '2023 年底停办期间，214 人因银行卡余额不足没有扣款成功，恢复办理时已经跨年，系统按断缴处理。这是我们的设计没有考虑到跨年，不是市民的责任。',
      measures:
        '今年系统已经修改：1 月 10 日前补缴的，所属月份记为 12 月。去年的 214 人中 209 人已补记，其余 5 人电话没有接通，12 月 20 日前再次联系。',
    },
    body,
    forms: ['online'],
    topics: ['社保', '便民服务'],
    case: matter,
    confirmingUnits: ['YP-MED'],
  })
  yield* desk.release({
    id,
    by: 'editor',
    confirm: ['liaison'],
    submitted: '2024-12-18 15:10',
    signed: '2024-12-19 09:40',
  })
}
