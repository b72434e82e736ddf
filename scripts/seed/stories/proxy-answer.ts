import type { Story } from '../agenda.ts'
import { iso } from '../when.ts'

/** As short as an answer can be. */
export const proxyAnswer: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '失业登记能不能委托家人办',
    kind: 'doubt',
    leadUnit: 'YP-JOBS',
    mentions: [
      {
        title: '失业登记可以让家人代办吗',
        text: '腿骨折了出不了门，失业登记能不能让我爱人去办？',
        sourceKind: 'mailbox',
        publishedAt: '2025-11-11 10:08',
      },
    ],
  })
  yield '2025-11-11 15:30'
  const id = await desk.write({
    by: 'editor5',
    kind: 'response',
    title: '失业登记可以委托家人办',
    summary: '可以。带双方身份证和您签名的委托书，到任一窗口。',
    fields: {
      question: '市民 11 月 11 日在信箱问：腿骨折出不了门，失业登记能不能让爱人代办？',
      askedAt: iso('2025-11-11 10:08'),
      facts: '失业登记没有要求本人到场。',
      measures: '可以委托，也可以在手机上自己办，五分钟。',
    },
    body: '[手机办理](https://yunpu.example/service/jobless)',
    forms: ['online'],
    topics: ['就业', '失业保险'],
    case: matter,
  })
  yield* desk.release({ id, by: 'editor5', submitted: '2025-11-11 15:50', signed: '2025-11-12 09:05' })
}
