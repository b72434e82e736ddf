import type { Story } from '../agenda.ts'
import { dayWord, iso } from '../when.ts'

/** Sent back by the reviewer: the editor finds it on the desk with the reason. */
export const depositReturned: Story = async function* (desk) {
  const { ago } = desk.when
  const asked = ago(6, '14:50')
  const matter = yield* desk.openCase({
    title: '职业中介收取求职押金',
    kind: 'complaint',
    leadUnit: 'YP-LABOUR',
    mentions: [
      {
        title: '中介要交 500 元押金才给介绍工作',
        text: '河湾区锦川路一家中介，面试前要交 500 元押金，说上班满一个月退。上了三天班厂里不要人了，押金不退。',
        sourceKind: 'mailbox',
        publishedAt: asked,
      },
    ],
  })
  yield ago(3, '10:10')
  const id = await desk.write({
    by: 'editor2',
    kind: 'response',
    title: '找工作先交押金？中介不得收取，已经交的要退',
    summary: '职业中介不得向求职者收取押金，招工单位也不得收取。您反映的中介已被查处，500 元押金近日退还。',
    fields: {
      question: `市民 ${dayWord(asked)}在信箱反映：河湾区锦川路一家中介收 500 元求职押金，上了三天班被辞退，押金不退。`,
      askedAt: iso(asked),
      facts: `监察支队 ${dayWord(ago(4, '09:00'))}到场检查，该中介有许可证，今年收取 36 人押金共 18,000 元，情况属实。`,
      measures: '责令退还全部押金，并处罚款。',
    },
    body: '求职时遇到收押金、扣证件的，请打 0000-5550120，24 小时有人接。',
    forms: ['online'],
    topics: ['就业', '劳动监察'],
    case: matter,
  })
  yield ago(3, '16:00')
  await desk.act('editor2', id, 'submit')
  yield ago(1, '15:40')
  await desk.act('reviewer', id, 'return', {
    reason: '“近日退还”请写明日期和已退人数；罚款数额以处罚决定书为准，补上决定书日期。',
  })
}
