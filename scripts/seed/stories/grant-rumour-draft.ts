import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Begun an hour ago; evidence and advice are still to come. */
export const grantRumourDraft: Story = async function* (desk) {
  const { hoursAgo } = desk.when
  const heard = hoursAgo(8)
  const matter = yield* desk.openCase({
    title: '“身份证领失业补助 5,000 元”截图',
    kind: 'distortion',
    leadUnit: 'YP-JOBS',
    mentions: [
      {
        title: '社区群里的补助截图',
        text: '物业群转来一张表，说凭身份证到社区登记，失业满一年补 5,000 元，还要留银行卡号。',
        sourceKind: 'wechat',
        publishedAt: heard,
        author: '三单元',
      },
    ],
  })
  yield hoursAgo(1)
  await desk.write({
    by: 'editor5',
    kind: 'rebuttal',
    title: '没有“失业满一年补 5,000 元”，不要在表上留银行卡号',
    summary: '没有这项补助。失业补助只有失业保险金和技能提升补贴，都在网上申请，不在群里填表。',
    fields: {
      claim: '失业满一年，凭身份证到社区登记，领 5,000 元一次性补助。',
      claimSource: '物业微信群',
      firstSeenAt: iso(heard),
      verdict: '不实信息',
    },
    body: `${dayWord(heard)}起，就业服务中心正在核对截图的来源。`,
    topics: ['就业', '防诈骗'],
    case: matter,
  })
}
