import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Live, and its editor asks a signer to take it back. */
export const marketMove: Story = async function* (desk) {
  const { ago } = desk.when
  const matter = yield* desk.openCase({
    title: '零工市场搬到哪里去了',
    kind: 'doubt',
    leadUnit: 'YP-JOBS',
    mentions: [
      {
        title: '长桥路零工市场锁门了',
        text: '早上五点到长桥路等活，大门锁着，只贴了“搬迁”两个字。搬到哪里？去晚了一天的工就没了。',
        sourceKind: 'short-video',
        url: 'https://yunpu.example/video/88120',
        publishedAt: '2026-10-12 06:18',
        author: '早班老高',
        counters: { likes: 1520, comments: 388, reposts: 240 },
      },
    ],
  })
  yield '2026-10-12 14:30'
  const id = await desk.write({
    by: 'editor5',
    kind: 'response',
    title: '长桥路零工市场搬到锦川路 66 号，早上四点半开门',
    summary:
      '零工市场 10 月 11 日起搬到河湾区锦川路 66 号，4:30 开门，有热水、板凳和遮雨棚。5:00 至 7:00 长桥路口有免费摆渡车。',
    fields: {
      question: '市民 10 月 12 日发视频问：长桥路零工市场锁门，只贴“搬迁”两个字，到底搬到哪里？',
      askedAt: iso('2026-10-12 06:18'),
      facts: '旧址房屋鉴定为危房，10 月 10 日晚封闭。搬迁告示没有写新地址，10 月 11 日、12 日两天约 160 人白跑一趟。',
      measures:
        '10 月 12 日 8:00 已重新张贴告示，写明地址和地图。摆渡车开到 11 月底。白跑一趟的到新市场登记，优先派工。',
    },
    body: `
- 地址：河湾区锦川路 66 号，原建材仓库；
- 时间：4:30—19:00，全年不休；
- 摆渡车：长桥路口 5:00、5:30、6:00、6:30、7:00 五趟；
- 有人收“进场费”的，请打 0000-5550140。
`,
    forms: ['online'],
    topics: ['就业', '便民服务'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor5', submitted: '2026-10-12 15:10', signed: '2026-10-13 08:40' })
  yield ago(1, '16:20')
  await desk.act('editor5', id, 'propose-withdrawal', {
    reason: `锦川路 66 号 ${dayWord(ago(0, '08:00'))}起修排水管，市场暂时搬到 72 号，文中地址和摆渡车时间都不再准确，建议撤回后另发。`,
  })
}
