import type { Story } from '../agenda.ts'

const body = (online: string) => `
## 谁能领

2026 年 1 月 1 日以后取得职业技能等级证书，并且符合下面一条的：

- 取得证书时正在本市缴失业保险，累计缴满 12 个月；
- 正在领失业保险金。

证书要能在[证书查询](https://yunpu.example/exam/certificate)查到。同一职业、同一等级只补一次，一年最多领三次。

## 补多少

| 证书等级 | 一般职业（元） | 紧缺职业（元） |
| --- | ---: | ---: |
| 初级工（五级） | 800 | 1,000 |
| 中级工（四级） | 1,200 | 1,500 |
| 高级工（三级） | 1,800 | 2,200 |
| 技师（二级） | 2,600 | 3,200 |
| 高级技师（一级） | 3,600 | 4,500 |

2026 年的紧缺职业有 18 个，包括养老护理员、电工、焊工、工业机器人系统操作员，见[目录](https://yunpu.example/policy/2026/27/list)。

## 什么时候申请

发证之日起**十二个月内**。证书上写的发证日期是 2026 年 3 月 10 日的，最晚 2027 年 3 月 10 日。过期不能补，请早办。

## 怎样申请

1. ${online}
2. 系统自动核对证书和缴费，不用上传复印件。
3. 五个工作日内审核，公示五天，没有异议的发到社保卡金融账户。

从申请到到账一般 20 天左右。培训机构说“交钱包领”的，请打 0000-5550140 举报。

政策依据：《云浦市职业技能提升补贴办法》（云浦人社发〔2026〕27号）。
`

/** Left with a correction in hand: the live text stays until the new one is signed. */
export const skillSubsidy: Story = async function* (desk) {
  yield '2026-04-14 09:40'
  const id = await desk.write({
    by: 'editor5',
    kind: 'explainer',
    title: '考了技能证书，800 元到 4,500 元补贴怎么领',
    summary:
      '2026 年取得职业技能等级证书、失业保险累计缴满 12 个月的，发证后十二个月内可以申请 800 元到 4,500 元补贴，全程网上办，不用交复印件，一般 20 天左右到账。',
    fields: { policyUrl: 'https://yunpu.example/policy/2026/27' },
    body: body('在[技能提升补贴](https://yunpu.example/service/skill)登录，选择证书，填写社保卡号。'),
    topics: ['技能提升', '就业'],
    confirmingUnits: ['YP-SI', 'YP-EXAM'],
  })
  yield* desk.release({
    id,
    by: 'editor5',
    confirm: ['handler', 'editor4'],
    submitted: '2026-04-14 15:00',
    signed: '2026-04-16 10:10',
  })

  yield '2026-11-20 16:30'
  await desk.act('editor5', id, 'correct', { reason: '申请入口 11 月 20 日改版，第一步的操作说明随之修改。' })
  yield '2026-11-20 16:48'
  await desk.edit('editor5', id, {
    body: body(
      '在[技能提升补贴](https://yunpu.example/service/skill)登录，系统列出您名下可以申请的证书，勾选即可，不再填写卡号。',
    ),
  })
}
