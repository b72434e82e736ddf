import type { Story } from '../agenda.ts'

/** Published, then taken back: the hall was closed. The page keeps its number and the reason. */
export const jobFair: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '希望招聘会增加周末场',
    kind: 'suggestion',
    leadUnit: 'YP-JOBS',
    mentions: [
      {
        title: '招聘会都在工作日，上班的人怎么去',
        text: '建议冬季招聘会加周末场。想换工作的人平时请不了假，周二上午的场次只有刚毕业的能去。',
        sourceKind: 'mailbox',
        publishedAt: '2026-11-05 20:36',
      },
      {
        title: '留言：能不能在县里也办一场',
        text: '松泽县到市里坐车一个半小时，希望县里也办。',
        sourceKind: 'official-site',
        publishedAt: '2026-11-06 09:02',
      },
    ],
  })
  yield '2026-11-09 10:30'
  const id = await desk.write({
    by: 'editor5',
    kind: 'response',
    title: '冬季招聘会增加两个周末场',
    summary:
      '采纳市民建议，冬季招聘会 11 月 28 日、12 月 12 日（星期六）各增加一场，地点在云浦会展中心二号馆，9:00—15:30，免费入场。',
    fields: {
      question:
        '市民 11 月 5 日、6 日留言建议：招聘会都在工作日，上班的人去不了，能不能增加周末场，县里能不能也办一场？',
      askedAt: '2026-11-05T20:36:00+08:00',
      facts: '今年已办的 9 场招聘会都在工作日。10 月的 612 份现场问卷中，398 人希望周末办，占 65%。',
      measures: '增加 11 月 28 日、12 月 12 日两个周末场。松泽县的一场 12 月 5 日在县便民服务中心举办。',
    },
    body: `
| 日期 | 地点 | 时间 | 岗位数 |
| --- | --- | --- | ---: |
| 11 月 28 日（星期六） | 云浦会展中心二号馆 | 9:00—15:30 | 2,100 |
| 12 月 5 日（星期六） | 松泽县便民服务中心 | 9:00—12:00 | 460 |
| 12 月 12 日（星期六） | 云浦会展中心二号馆 | 9:00—15:30 | 1,850 |

岗位表提前三天在[招聘会](https://yunpu.example/jobs/fair)公布，现场有简历打印和手语翻译。
`,
    forms: ['online'],
    topics: ['招聘会', '就业'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor5', submitted: '2026-11-09 16:00', signed: '2026-11-10 15:00' })
  yield '2026-11-20 16:10'
  await desk.act('editor5', id, 'propose-withdrawal', {
    reason: '会展中心 11 月 20 日通知二号馆消防检修，两个周末场都要换地方。',
  })
  yield '2026-11-20 17:05'
  await desk.act('signer', id, 'withdraw', {
    reason: '云浦会展中心二号馆因消防检修关闭，文中两个周末场的地点不再有效。新的地点确定后另行发布，请不要前往。',
  })
}
