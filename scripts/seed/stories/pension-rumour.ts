import type { Story } from '../agenda.ts'

const body = `
## 怎样一眼认出来

- **要您扫码的，不是我们。** 发养老金不需要您扫码、转账、填银行卡密码或者短信验证码。
- **催您马上办的，不是我们。** 资格认证全年都可以办，办晚了只是暂停发放，补办以后全部补发。
- **发自个人号码的，不是我们。** 社会保险中心的短信都从 0000-5550100 发出。

## 已经扫了码怎么办

1. 立刻打银行电话挂失、改密码，冻结账户。
2. 报警，并保留短信、网页截图和转账记录。
3. 打 0000-5550100 告诉我们，我们协助核对养老金账户有没有被改动。

## 养老金调整的消息从哪里看

每年调整的时间和办法都在[养老金调整](https://yunpu.example/service/pension)一页公布，先公布、后发放，直接发到原来的账户，不需要申请。
`

export const pensionRumour: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '“12 月补发养老金 3,600 元”诈骗短信',
    kind: 'rumour',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '热线：补发养老金短信',
        text: '来电人（68 岁）收到短信“12 月起养老金统一补发 3,600 元，11 月 30 日前扫码认证，逾期作废”，扫码后页面要求填写银行卡号和密码。',
        sourceKind: 'hotline',
        publishedAt: '2026-11-21 08:32',
      },
      {
        title: '我爸扫码了，怎么办',
        text: '刚发现我爸按短信扫了码，卡号密码都填了，说是社保局补发养老金。大家提醒家里老人！',
        sourceKind: 'microblog',
        url: 'https://yunpu.example/weibo/5166',
        publishedAt: '2026-11-21 09:10',
        author: '云浦阿竹',
        counters: { reposts: 2044, comments: 631, likes: 1750 },
      },
    ],
  })
  yield '2026-11-21 10:35'
  const id = await desk.write({
    by: 'editor',
    kind: 'rebuttal',
    title: '“扫码补发养老金 3,600 元”是诈骗，请提醒家里老人',
    summary:
      '没有“12 月统一补发养老金 3,600 元”这回事，短信里的二维码是骗银行卡密码的。领养老金不需要扫码、转账或者提供密码。已经填写的，请马上挂失银行卡并报警。',
    fields: {
      claim: '12 月起养老金统一补发 3,600 元，11 月 30 日前扫码认证，逾期作废。',
      claimSource: '手机短信',
      firstSeenAt: '2026-11-21T08:32:00+08:00',
      verdict: '不实信息，是诈骗',
      evidence:
        '社会保险中心没有发过这样的短信，也没有补发养老金的安排。短信从个人号码发出，二维码指向的网页 11 月 20 日才注册，页面要求填写银行卡号、密码和短信验证码。\n\n11 月 21 日 8:30 至 10:30，热线接到 47 个来电，其中 2 人已经填写银行卡密码，都已协助挂失，没有造成损失。',
      advice:
        '不扫、不点、不填。请把这一页转给家里的老人，或者念给他们听：养老金每月自动到账，谁让您扫码都不要信。有疑问打 0000-5550100。',
    },
    body,
    forms: ['online'],
    topics: ['养老保险', '防诈骗'],
    case: matter,
  })
  yield '2026-11-21 10:40'
  await desk.act('editor', id, 'submit')
  yield '2026-11-21 10:46'
  await desk.act('secrecy', id, 'clear', { declaration: true })
  yield '2026-11-21 10:52'
  await desk.act('signer', id, 'emergency-release', {
    reason: '短信正在群发，两小时内热线接到 47 个来电，已有 2 人填写银行卡密码；等审核走完会有更多老人受骗。',
  })
  yield '2026-11-21 14:30'
  await desk.act('signer2', id, 'ratify', { comment: '事实清楚，情况紧急，先行发布得当，予以追认。' })
}
