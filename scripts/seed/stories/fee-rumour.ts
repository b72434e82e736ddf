import type { Story } from '../agenda.ts'

const body = `
## 投诉欠薪，全程不花钱

| 环节 | 收费 |
| --- | --- |
| 打电话、网上提交、到窗口登记 | 不收 |
| 立案、调查、调取证据 | 不收 |
| 调解 | 不收 |
| 劳动人事争议仲裁 | 不收 |

## 多久有回音

监察支队 24 小时内联系投诉人；符合条件的五个工作日内立案；情况特别急的当天到场。办到哪一步，凭受理编号在[进度查询](https://yunpu.example/service/wages/progress)随时可看。
`

export const feeRumour: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '“投诉欠薪先交 200 元立案费”的说法',
    kind: 'misunderstanding',
    leadUnit: 'YP-LABOUR',
    mentions: [
      {
        title: '讨薪还要交立案费？',
        text: '老乡群里说去劳动监察投诉要先交 200 元立案费，还要请人写材料，是真的吗？本来就没钱，哪来的 200。',
        sourceKind: 'wechat',
        publishedAt: '2026-11-09 21:17',
        author: '修路的',
      },
      {
        title: '信访：代写投诉书收费',
        text: '来访人称在支队门口有人代写投诉书，收 80 元，自称“指定代办点”。',
        sourceKind: 'petition',
        publishedAt: '2026-11-10 15:30',
      },
    ],
  })
  yield '2026-11-11 16:00'
  const id = await desk.write({
    by: 'editor2',
    kind: 'rebuttal',
    title: '投诉欠薪要交 200 元“立案费”？一分钱也不收',
    summary:
      '投诉欠薪从登记、立案、调查到调解都不收费，也没有“指定代办点”。门口代写投诉书收费的两个人与监察支队无关，11 月 11 日已经劝离。不会写字的，窗口工作人员替您写，念给您听，您认可了再签名。',
    fields: {
      claim: '到劳动监察投诉欠薪，要先交 200 元立案费，还要到门口的指定代办点写材料。',
      claimSource: '务工人员微信群',
      firstSeenAt: '2026-11-09T21:17:00+08:00',
      verdict: '不实信息',
      evidence:
        '劳动保障监察支队办理投诉举报不收取任何费用，收费目录里没有“立案费”。11 月 10 日核查窗口监控：支队门外有两人摆桌代写材料，每份收 80 元，自称“指定代办点”，与支队没有任何关系。',
      advice: '遇到收费的，请记下时间、地点，打 0000-5550120。已经付了代写费的可以凭收据到窗口登记，我们协助追回。',
    },
    body,
    forms: ['online'],
    topics: ['欠薪', '劳动监察'],
    case: matter,
  })
  yield* desk.release({
    id,
    by: 'editor2',
    signer: 'signer2',
    submitted: '2026-11-11 17:20',
    signed: '2026-11-12 11:20',
  })
}
