import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Every gate is passed within the day; six hours are left of the two days. */
export const cardPhotoReady: Story = async function* (desk) {
  const { hoursAgo } = desk.when
  const asked = hoursAgo(42)
  const matter = yield* desk.openCase({
    title: '电子社保卡照片和本人对不上',
    kind: 'complaint',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '电子社保卡显示的是别人的照片',
        text: '打开电子社保卡，照片是一位老先生，名字是我的。药店不给刷。',
        sourceKind: 'hotline',
        publishedAt: asked,
      },
    ],
  })
  yield hoursAgo(9)
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '电子社保卡照片显示错了：已改正，刷卡记录没有串',
    summary: '照片库 11 张照片编号重复，显示成了别人的，已全部改正。姓名、号码和账户都没有串，刷卡记录逐笔核对无误。',
    fields: {
      question: `市民 ${dayWord(asked)}来电：电子社保卡上的照片是别人的，名字是自己的，药店不给刷。`,
      askedAt: iso(asked),
      facts:
        '照片库换机器时 11 张照片编号重复，11 人看到的是别人的照片。姓名、号码、账户没有变动，其间 26 笔刷卡记录逐笔核对无误。',
      measures: '11 张照片已改正，逐一电话致歉。系统增加一道检查：编号重复的照片不显示，改为提示“照片核对中”。',
    },
    body: `
## 打开看到不是自己

1. 退出，重新打开一次；
2. 还不对的，打 0000-5550100，当天改正；
3. 急用的，带身份证和实体卡，药店可以照常结算。
`,
    forms: ['online'],
    topics: ['社保卡'],
    case: matter,
    confirmingUnits: ['YP-MED'],
  })
  yield* desk.pass({ id, by: 'editor', confirm: ['liaison'], submitted: hoursAgo(8), passed: hoursAgo(2) })
}
