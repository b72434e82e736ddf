import type { Story } from '../agenda.ts'
import { hall } from '../figures/hall.ts'
import { iso } from '../when.ts'

const picture = () =>
  hall([
    { label: '社保卡', isOpen: true },
    { label: '养老待遇', isOpen: true },
    { label: '失业登记', isOpen: true },
    { label: '暂停受理', isOpen: false },
  ])

/** Rain in the night: released in an emergency, ratified, and continued with three dated entries. */
export const floodedHall: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '暴雨后青屿区服务大厅进水停办',
    kind: 'doubt',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '青屿大厅门口拉了警戒线',
        text: '一早来办退休，大厅门口拉着警戒线，水没过脚踝，没有人说去哪里办。门口站了二三十个老人。',
        sourceKind: 'microblog',
        url: 'https://yunpu.example/weibo/2790',
        publishedAt: '2025-07-08 07:35',
        author: '青屿晨跑',
        counters: { reposts: 390, comments: 164, likes: 871 },
      },
    ],
  })
  yield '2025-07-08 08:25'
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '青屿区服务大厅进水停办，请到市民服务中心，免费班车每二十分钟一趟',
    summary:
      '7 月 8 日起青屿区服务大厅暂停办理，业务转到云溪路 20 号市民服务中心一楼。桐荫路 6 号门口有免费班车，8:30 至 17:30 每二十分钟一趟。',
    fields: {
      question: '市民 7 月 8 日早上在微博问：青屿区服务大厅拉了警戒线，没有人说去哪里办，等了二三十个老人。',
      askedAt: iso('2025-07-08 07:35'),
      facts:
        '7 月 7 日 22:00 至 8 日 4:00 青屿区下了 143 毫米的雨，大厅一楼积水 11 厘米，6 台电脑和 2 台制卡机泡水。没有人受伤。7:30 前门口没有人值守，是我们的疏忽。',
      measures:
        '8:10 起两名工作人员在门口引导。业务全部转到市民服务中心，增开 6 个窗口；原定 7 月 8 日办理的 214 个预约自动改到市民服务中心，短信已发。',
      nextUpdateAt: iso('2025-07-08 18:00'),
    },
    body: `
## 现在去哪里

云溪路 20 号市民服务中心一楼，8:30—18:30（延长一小时）。

## 不急的可以不跑

社保卡挂失、缴费记录、资格认证在[网上办事大厅](https://yunpu.example/service)都能办。
`,
    forms: ['online'],
    topics: ['便民服务', '社保'],
    case: matter,
  })
  yield '2025-07-08 08:40'
  await desk.act('editor', id, 'submit')
  yield '2025-07-08 08:46'
  await desk.act('secrecy', id, 'clear', { declaration: true })
  yield '2025-07-08 08:52'
  await desk.act('signer2', id, 'emergency-release', {
    reason: '门口已有老人聚集，路面积水，晚一小时就有人白跑一趟或者滑倒。',
  })
  yield '2025-07-08 13:30'
  await desk.act('signer', id, 'ratify', { comment: '时间、地点、班车已核对，予以追认。' })

  yield '2025-07-08 16:40'
  const file = await desk.upload('editor', '市民服务中心增开窗口.jpg', await picture())
  await desk.act('editor', id, 'update', {
    body: `到 16:30，市民服务中心共接待青屿区转来的 387 人，平均等候 34 分钟。班车运行 24 趟，坐了 291 人。

<Figure file="${file}" alt="示意图：市民服务中心一楼增开的社保卡、养老待遇、失业登记三个窗口，右侧一个窗口暂停受理" caption="市民服务中心一楼增开的窗口（示意图）" />`,
    nextUpdateAt: iso('2025-07-10 12:00'),
  })
  yield* desk.release({ id, by: 'editor', submitted: '2025-07-08 16:55', signed: '2025-07-08 17:50' })

  yield '2025-07-10 10:30'
  await desk.act('editor', id, 'update', {
    body: '积水 7 月 9 日排干，正在烘干线路。2 台制卡机报废，已从河湾区调来 1 台。班车改为每半小时一趟。',
    nextUpdateAt: iso('2025-07-14 12:00'),
  })
  yield* desk.release({
    id,
    by: 'editor',
    submitted: '2025-07-10 10:45',
    signed: '2025-07-10 11:50',
    signer: 'signer2',
  })

  yield '2025-07-14 09:20'
  await desk.act('editor', id, 'update', {
    body: `青屿区服务大厅 7 月 14 日 8:30 恢复办理，班车停运。

一楼插座抬高到 60 厘米，门口备了 40 块挡水板；汛期 7:00 起有人值守。停办的六天里没有一笔待遇晚发。`,
  })
  yield* desk.release({ id, by: 'editor', submitted: '2025-07-14 09:30', signed: '2025-07-14 11:00' })
}
