import type { Story } from '../agenda.ts'
import { bars } from '../figures/bars.ts'
import { portrait } from '../figures/portrait.ts'

const figure = () =>
  bars({
    title: '骑手受伤发生在哪里',
    unit: '件，2025 年 4 月至 2026 年 3 月，抽样 400 件',
    bars: [
      { label: '路口转弯', value: 148, marked: true },
      { label: '雨雪湿滑', value: 96 },
      { label: '逆行避让', value: 63 },
      { label: '上下楼梯', value: 58 },
      { label: '其他', value: 35 },
    ],
  })

const body = (file: string) => `
## 先看伤在哪里

<Figure file="${file}" alt="抽样 400 件骑手受伤：路口转弯 148 件，雨雪湿滑 96 件，逆行避让 63 件，上下楼梯 58 件，其他 35 件" caption="骑手受伤发生的地点和情形（云浦学院抽样）" />

三成七发生在路口转弯。原因不难懂：系统按直线距离算时间，转弯和等灯要骑手自己挤出来。

## 保障不是赔钱，是少受伤

职业伤害保障解决的是伤了以后谁付钱。更便宜的办法在前面：

1. 配送时间按实际路线算，一单多给 90 秒；
2. 雨雪天不计超时；
3. 连续在线 4 小时，强制休息 20 分钟。

我们同两家站点试了三个月，受伤从每月 11 件降到 6 件，订单少了不到百分之三。

## 骑手自己能做的一件事

接单前看一眼自己有没有参保。打开平台的“我的保障”，写着单号和起止日期的才算数；只写“已投保”三个字的，请截图问站点要单号。

> 以上为作者个人的研究意见，抽样数据不代表全市。
`

export const platformCommentary: Story = async function* (desk) {
  yield '2026-05-11 10:10'
  const picture = await desk.upload('editor3', '专家画像二（示意）.jpg', await portrait('long'))
  const file = await desk.upload('editor3', '骑手受伤发生在哪里.png', await figure())
  const id = await desk.write({
    by: 'editor3',
    kind: 'commentary',
    title: '多给骑手 90 秒：职业伤害保障之外的三个办法',
    summary:
      '抽样 400 件骑手受伤，三成七发生在路口转弯。配送时间多给 90 秒、雨雪天不计超时、四小时强制休息，试点三个月受伤从每月 11 件降到 6 件。',
    fields: { expert: { name: '黎望舒', post: '云浦学院公共管理系讲师', portrait: picture } },
    body: body(file),
    forms: ['expert'],
    topics: ['新就业形态', '工伤'],
  })
  yield* desk.release({ id, by: 'editor3', submitted: '2026-05-11 15:00', signed: '2026-05-12 09:30' })
}
