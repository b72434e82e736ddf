import type { Story } from '../agenda.ts'
import { flow } from '../figures/flow.ts'

const figure = () =>
  flow([
    { head: '单位发起', note: '填写岗位、工资、期限，上传文本' },
    { head: '短信通知', note: '链接七天内有效，只能本人打开' },
    { head: '刷脸确认', note: '核对本人，逐页读完才能签' },
    { head: '双方签章', note: '单位电子章，您本人电子签名' },
    { head: '随时下载', note: '保存到合同期满后两年，不收费' },
  ])

const body = (file: string, kept: string) => `
## 五步签完

<Figure file="${file}" alt="电子劳动合同五步：单位发起，短信通知，刷脸确认，双方签章，随时下载" caption="电子劳动合同的签订步骤" />

## 和纸质合同一样有效

符合上面五步签的，与纸质合同效力相同。单位只把合同拍照发给您、让您回复“同意”的，不是电子劳动合同。

## 签之前看三处

- 工资写的是**税前多少元**，不是“面议”“按公司规定”；
- 工作地点写到区（县），不是“全国”；
- 试用期和合同期限都有起止日期。

## 合同存多久

${kept}
政策依据：《云浦市电子劳动合同服务办法》（云浦人社发〔2025〕38号）。
`

export const eContract: Story = async function* (desk) {
  yield '2025-12-09 10:20'
  const file = await desk.upload('editor2', '电子劳动合同五步.png', await figure())
  const id = await desk.write({
    by: 'editor2',
    kind: 'explainer',
    title: '电子劳动合同怎么签、怎么存、什么样的不算',
    summary: '电子劳动合同与纸质合同效力相同。单位发起、短信通知、刷脸确认、双方签章、随时下载，五步缺一步都不算。',
    fields: { policyUrl: 'https://yunpu.example/policy/2025/38' },
    body: body(file, '平台保存到合同期满后一年。'),
    topics: ['劳动合同'],
    confirmingUnits: ['YP-JOBS'],
  })
  yield* desk.release({
    id,
    by: 'editor2',
    confirm: ['editor5'],
    submitted: '2025-12-09 15:00',
    signed: '2025-12-11 09:40',
  })

  yield '2025-12-15 09:10'
  await desk.act('editor2', id, 'correct', {
    reason: '保存时间写错：应为合同期满后两年，第一版误写为一年，与图中不一致。',
  })
  await desk.edit('editor2', id, { body: body(file, '平台保存到合同期满后两年，您可以随时下载，不收费。') })
  yield* desk.release({
    id,
    by: 'editor2',
    confirm: ['editor5'],
    submitted: '2025-12-15 09:30',
    signed: '2025-12-15 15:20',
    signer: 'signer2',
  })
}
