import type { Cms, Json } from './cms.ts'

/** Complete fields for each kind; `notice` is filled by the caller. */
export const fieldsFor: Record<string, Json> = {
  response: {
    question: '社保卡丢了怎么补？',
    askedAt: '2026-11-20T02:00:00.000Z',
    facts: '补卡窗口每周一至周五办理。',
    measures: '自即日起周六上午增开窗口。',
  },
  rebuttal: {
    claim: '工龄满三十年必须退休。',
    claimSource: '微信群',
    firstSeenAt: '2026-11-20T02:00:00.000Z',
    verdict: '不实信息',
    evidence: '现行规定没有这一条。',
    advice: '请以本局网站为准。',
  },
  explainer: { policyUrl: 'https://yunpu.example/policy/12' },
  commentary: { expert: { name: '顾明之', post: '云浦学院教授' } },
  'press-notice': {
    startsAt: '2026-12-01T02:00:00.000Z',
    place: '一楼发布厅',
    speakers: [{ name: '林可' }],
    organiser: '办公室',
    contact: '0000-1234',
  },
  transcript: { notice: '', turns: [{ speaker: '主持人', text: '发布会现在开始。' }] },
  interview: { outlet: '云浦日报', interviewee: '林可' },
}

type Draft = { cms: Cms; kind?: string; by?: string; confirming?: string[]; more?: Json }

/** A case led by the editor's unit. */
export const openCase = async (cms: Cms, more: Json = {}): Promise<Json> => {
  const monitor = await cms.as('monitor')
  const { body, status } = await monitor.post('cases', {
    title: '社保卡补办慢',
    kind: 'complaint',
    summary: '多人反映',
    leadUnit: 'YP-SI',
    supportingUnits: ['YP-LABOUR'],
    ...more,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.doc
}

/** A complete draft of any kind. */
export const draft = async ({
  cms,
  kind = 'response',
  by = 'editor',
  confirming = [],
  more = {},
}: Draft): Promise<Json> => {
  const editor = await cms.as(by)
  const answersCase = kind === 'response' || kind === 'rebuttal'
  const { body, status } = await editor.post('statements', {
    kind,
    title: `关于${kind}的回应`,
    summary: '一段话的答复。',
    body: '## 情况\n\n正文第一段。',
    fields: fieldsFor[kind],
    confirmingUnits: confirming,
    ...(answersCase ? { case: (await openCase(cms)).id } : {}),
    ...more,
  })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body.doc
}

/** Brings a draft to a later point of its life by the demo people. */
export const advance = async (
  cms: Cms,
  id: string,
  to: 'submitted' | 'ready' | 'released',
  confirming: string[] = [],
): Promise<void> => {
  const step = async (who: string, act: string, body: Json = {}) => {
    const answer = await (await cms.as(who)).act(id, act, body)
    if (answer.status !== 200) throw new Error(`${who} ${act}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  await step('editor', 'submit')
  if (to === 'submitted') return
  for (const who of confirming) await step(who, 'confirm')
  await step('reviewer', 'review')
  await step('secrecy', 'clear', { declaration: true })
  if (to === 'released') await step('signer', 'sign')
}
