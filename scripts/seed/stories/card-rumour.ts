import type { Story } from '../agenda.ts'
import { iso } from '../when.ts'

/** A short rebuttal: no body beyond two sentences. */
export const cardRumour: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '“社保卡不年审就停用”的说法',
    kind: 'misunderstanding',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '社保卡 1 月 15 日前不年审就停用？',
        text: '收到短信说社保卡 1 月 15 日前要年审，不审就停用，还附了一个网址。我妈差点点进去。',
        sourceKind: 'wechat',
        publishedAt: '2025-01-07 19:05',
        author: '南门豆浆',
      },
    ],
  })
  yield '2025-01-08 11:00'
  const id = await desk.write({
    by: 'editor',
    kind: 'rebuttal',
    title: '社保卡不用年审，收到“年审”短信请直接删掉',
    summary: '社保卡没有年审，不会因为没有“年审”停用。带网址的“年审”短信是骗验证码的，请直接删掉。',
    fields: {
      claim: '社保卡 1 月 15 日前必须年审，不审就停用。',
      claimSource: '手机短信',
      firstSeenAt: iso('2025-01-07 19:05'),
      verdict: '不实信息，是诈骗',
      evidence:
        '社会保险中心没有“年审”这项业务，也没有发过这样的短信。短信里的网址 1 月 6 日才注册，打开后要求填写银行卡号。',
      advice: '不点网址，直接删除。已经填写银行卡号的，请马上联系银行挂失，并打 0000-5550100。',
    },
    body: '社保卡有效期内一直能用。想核对卡的状态，打 0000-5550100，或者到任一社保窗口。',
    forms: ['online'],
    topics: ['社保卡', '防诈骗'],
    case: matter,
  })
  yield* desk.release({
    id,
    by: 'editor',
    submitted: '2025-01-08 11:30',
    signed: '2025-01-09 09:10',
    signer: 'signer2',
  })
}
