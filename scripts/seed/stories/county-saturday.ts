import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Waits for a unit without accounts: its guest link is out. */
export const countySaturday: Story = async function* (desk) {
  const { hoursAgo, ago } = desk.when
  const asked = ago(2, '09:26')
  const matter = yield* desk.openCase({
    title: '松泽县周六能不能办社保',
    kind: 'suggestion',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '县里周六办不了社保',
        text: '在市里打工，周六回县里，便民服务中心不开门。能不能一个月开一个周六？',
        sourceKind: 'official-site',
        publishedAt: asked,
      },
    ],
  })
  yield hoursAgo(20)
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '松泽县便民服务中心每月第一、第三个周六上午开门',
    summary: '采纳建议，松泽县便民服务中心每月第一、第三个周六 9:00—12:00 办理社保卡和资格认证。',
    fields: {
      question: `市民 ${dayWord(asked)}留言建议：在市里打工，只有周六能回县里，便民服务中心能不能周六开半天？`,
      askedAt: iso(asked),
      facts: '过去三个月，松泽县便民服务中心周六有 96 人次到门口，没有办成。平日上午平均接待 41 人。',
      measures: '每月第一、第三个周六 9:00—12:00 开两个窗口，先办社保卡和资格认证，试三个月，按人数决定是否增加。',
    },
    body: '不急的可以先在[网上办事大厅](https://yunpu.example/service)办理，或者到市民服务中心，周六 9:00—16:00 开门。',
    forms: ['online'],
    topics: ['便民服务', '社保卡'],
    case: matter,
    confirmingUnits: ['YP-SONGZE'],
  })
  yield hoursAgo(19)
  await desk.act('editor', id, 'submit')
  yield hoursAgo(18)
  await desk.act('editor', id, 'invite', { unit: 'YP-SONGZE' })
  yield hoursAgo(5)
  await desk.act('reviewer', id, 'review')
}
