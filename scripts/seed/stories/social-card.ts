import type { Story } from '../agenda.ts'
import { fourSteps } from '../figure.ts'

const materials = `补办社会保障卡材料清单（演示）

本人办理
1. 有效身份证件原件。
2. 不需要照片，从办卡时的照片库调取；照片超过十年的，在窗口现场重拍，不收费。

代为办理
1. 持卡人和代办人的有效身份证件原件。
2. 持卡人写的委托书，写明“委托某某代办补卡”，签名并注明日期。

费用
第一次补办不收费；第二次起收工本费 20 元，在窗口扫码或者现金缴纳。

有疑问请拨打 0000-5550100，工作日 8:30—17:30。
`

const body = (figure: string, saturday: string) => `
## 补办四步

<Figure file="${figure}" alt="补办社会保障卡的四步：手机或电话挂失，填写申请，当场制卡，核对领取" caption="补办社会保障卡的四步" />

1. **挂失。** 拨打 0000-5550100，或者在[网上办事大厅](https://yunpu.example/service/card-loss)办理，即时生效。找到卡的，可以在三天内撤销挂失。
2. **申请。** 带身份证件到任一窗口，不分户籍和参保地。
3. **制卡。** 有制卡机的窗口当场制卡，一般半小时以内。
4. **领取。** 当面核对姓名和号码，设置新密码，原卡自动作废，账户里的钱不受影响。

## 哪些窗口当场可取

| 窗口 | 地址 | 工作日 | 周六 |
| --- | --- | --- | --- |
| 市民服务中心 | 青屿区云溪路 20 号一楼 | 8:30—17:30 | 9:00—16:00 |
| 青屿区服务大厅 | 青屿区桐荫路 6 号 | 8:30—17:30 | 9:00—12:00 |
| 河湾区政务服务大厅 | 河湾区锦川路 112 号二楼 | 8:30—17:30 | ${saturday} |
| 松泽县便民服务中心 | 松泽县文昌街 31 号 | 8:30—17:00 | 不开 |

其余 19 个窗口只受理、不制卡，七个工作日内邮寄到家，不收邮费。

## 等卡期间怎么办

- 看病买药：用电子社保卡，与实体卡同样结算。
- 领养老金、失业保险金：照常到账，不受影响。
- 需要进出站、借书等其他用途的，请等新卡。

窗口没有说明最近的可制卡窗口，或者要求您提供清单以外的材料，请打 0000-5550110 告诉我们。
`

export const socialCard: Story = async function* (desk) {
  const matter = yield* desk.openCase({
    title: '青屿区补办社保卡被告知要等三十天',
    kind: 'complaint',
    leadUnit: 'YP-SI',
    mentions: [
      {
        title: '社保卡丢了，青屿大厅说要等一个月',
        text: '昨天去青屿区服务大厅补社保卡，窗口说三十天以后邮寄。我妈每周都要拿药，这一个月怎么看病？别的地方能不能办也没人说一句。',
        sourceKind: 'forum',
        url: 'https://yunpu.example/bbs/thread/48213',
        publishedAt: '2026-11-16 09:20',
        author: '河边的柳树',
        counters: { replies: 63, views: 4120 },
      },
      {
        title: '热线：补卡等待期间能否领养老金',
        text: '来电人称父亲社保卡遗失，11 月 14 日在青屿区服务大厅申请补办，询问等卡期间养老金会不会停发。',
        sourceKind: 'hotline',
        publishedAt: '2026-11-17 10:05',
      },
      {
        title: '视频：为一张社保卡跑了三趟',
        text: '拍摄者称三次到青屿区服务大厅都被告知“机器坏了，等通知”，视频配文“一张卡的距离”。',
        sourceKind: 'short-video',
        url: 'https://yunpu.example/video/90177',
        publishedAt: '2026-11-17 20:41',
        author: '小满的一天',
        counters: { likes: 2306, comments: 418, reposts: 177 },
      },
    ],
  })
  yield '2026-11-19 16:00'
  const figure = await desk.upload('editor', '补办社保卡四步.png', await fourSteps())
  const list = await desk.upload('editor', '补办社保卡材料清单.txt', Buffer.from(materials))
  const id = await desk.write({
    by: 'editor',
    kind: 'response',
    title: '社保卡丢了不用等一个月：半小时当场可取，急用先开电子卡',
    summary:
      '补办社保卡一般当场可取，平均 26 分钟。青屿区服务大厅的制卡机 11 月 9 日至 17 日故障，其间 414 份申请改为邮寄；机器已经修好，积压的卡 11 月 20 日已全部制完并逐一通知。等卡期间，看病和领待遇都可以用电子社保卡。',
    fields: {
      question:
        '多位市民 11 月 16 日、17 日在论坛和热线反映：社保卡丢失后到青屿区服务大厅补办，被告知要等三十天。等卡期间怎么看病，养老金会不会停发，别的窗口能不能办？',
      askedAt: '2026-11-16T09:20:00+08:00',
      facts:
        '社会保险中心 11 月 18 日核查了四个有制卡机的大厅的补卡记录。10 月 8 日至 11 月 17 日共补卡 4,316 张，其中 3,902 张当场制卡，平均用时 26 分钟。\n\n青屿区服务大厅的制卡机 11 月 9 日发生故障，到 17 日共有 414 份申请改为邮寄。窗口按邮寄的最长期限说“三十天”，没有告诉您可以到别的窗口当场领取，也没有提醒先开电子社保卡。这是我们工作没有做细，给您添了麻烦。',
      measures:
        '制卡机已于 11 月 18 日修好。积压的 414 份申请 11 月 20 日已全部制完，逐一电话通知，由您选择到窗口领取或者邮寄，邮费由中心承担。\n\n即日起，窗口不能当场制卡的，必须当面说明最近的可制卡窗口和电子社保卡的开通办法，并写进受理单。中心每天抽听一次窗口录音，连续抽查三个月。',
    },
    body: body(figure, '9:00—16:00'),
    forms: ['online'],
    topics: ['社保卡', '便民服务'],
    case: matter,
    confirmingUnits: ['YP-MED'],
    attachments: [list],
  })
  yield* desk.release({
    id,
    by: 'editor',
    confirm: ['liaison'],
    submitted: '2026-11-20 09:30',
    signed: '2026-11-20 14:10',
  })

  yield '2026-11-21 09:20'
  await desk.act('editor', id, 'correct', {
    reason: '河湾区政务服务大厅周六的服务时间写错：应为 9:00—12:00，第一版误写为 9:00—16:00。',
  })
  await desk.edit('editor', id, { body: body(figure, '9:00—12:00') })
  yield* desk.release({
    id,
    by: 'editor',
    confirm: ['liaison'],
    signer: 'signer2',
    submitted: '2026-11-21 09:40',
    signed: '2026-11-21 14:20',
  })
}
