import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Live since this morning, within the two days. */
export const overtimeToday: Story = async function* (desk) {
  const { hoursAgo } = desk.when
  const asked = hoursAgo(40)
  const matter = yield* desk.openCase({
    title: '调休不给加班费是否合法',
    kind: 'misunderstanding',
    leadUnit: 'YP-LABOUR',
    mentions: [
      {
        title: '周日加班只给调休',
        text: '厂里周日加班八小时，只给调休，一年攒了二十多天也排不上，能不能要加班费？',
        sourceKind: 'mailbox',
        publishedAt: asked,
      },
    ],
  })
  yield hoursAgo(7)
  const id = await desk.write({
    by: 'editor2',
    kind: 'response',
    title: '周日加班排不上调休的，应当付两倍工资',
    summary: '休息日加班，单位可以先安排补休；安排不了的，付两倍工资。攒着一直排不上，就是安排不了。',
    fields: {
      question: `市民 ${dayWord(asked)}在信箱问：周日加班只给调休，一年攒了二十多天也排不上，能不能要加班费？`,
      askedAt: iso(asked),
      facts: '监察支队到厂核对打卡和调休登记：今年 83 人共有 1,146 天调休没有安排，最久的一笔是今年 1 月。',
      measures:
        '已责令该厂在 30 天内排完或者付清，按每天两倍工资计算，合计约 41 万元。支队每周核对一次，付清当天在本页公布。',
      nextUpdateAt: iso(desk.when.in(7, '18:00')),
    },
    body: `
| 加班时间 | 可以只调休吗 | 加班费 |
| --- | --- | --- |
| 工作日延长 | 不可以 | 一倍半 |
| 休息日 | 可以 | 排不上的，两倍 |
| 法定节假日 | 不可以 | 三倍 |

要保留的证据：打卡截图、排班表、加班通知、调休登记。
`,
    forms: ['online'],
    topics: ['工资', '劳动监察'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor2', submitted: hoursAgo(6), signed: hoursAgo(1.5) })
}
