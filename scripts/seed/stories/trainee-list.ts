import type { Story } from '../agenda.ts'
import { iso } from '../when.ts'

/** Taken back the next day, and out of the public record as well: the list told too much about three people. */
export const traineeList: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '见习补贴名单什么时候公示',
    kind: 'doubt',
    leadUnit: 'YP-JOBS',
    mentions: [
      {
        title: '见习补贴名单在哪里看',
        text: '单位说 3 月初公示见习补贴名单，网站上找不到，到底有没有我？',
        sourceKind: 'official-site',
        publishedAt: '2026-03-03 14:26',
      },
    ],
  })
  yield '2026-03-04 10:00'
  const id = await desk.write({
    by: 'editor5',
    kind: 'response',
    title: '2026 年第一批见习补贴名单公示',
    summary: '第一批见习补贴 136 人，3 月 5 日至 11 日公示。对名单有意见的，打 0000-5550140。',
    fields: {
      question: '市民 3 月 3 日留言问：见习补贴名单什么时候公示，在哪里看？',
      askedAt: iso('2026-03-03 14:26'),
      facts: '第一批名单 3 月 4 日审核完毕，共 136 人，每人每月 1,600 元。',
      measures: '名单按见习单位列出，公示七天。公示期满没有意见的，3 月 20 日发放。',
    },
    body: `
| 见习单位 | 人数 |
| --- | ---: |
| 北塬电子厂 | 34 |
| 云浦会展中心 | 12 |
| 河湾物流园 | 51 |
| 其他 19 家单位 | 39 |
`,
    forms: ['online'],
    topics: ['就业', '毕业生'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor5', submitted: '2026-03-04 15:00', signed: '2026-03-05 09:00' })
  yield '2026-03-06 08:50'
  await desk.act('editor5', id, 'propose-withdrawal', {
    reason: '“其他单位”里有 3 家只有 1 人见习，单位名加人数可以认出本人，按个人信息保护的要求不应公开到这个程度。',
  })
  yield '2026-03-06 09:20'
  await desk.act('signer2', id, 'withdraw', {
    reason: '名单的公开方式可能让人认出个别见习人员，现予撤回。公示改为本人登录查询，公示期顺延到 3 月 13 日。',
    expunge: 'privacy',
  })
}
