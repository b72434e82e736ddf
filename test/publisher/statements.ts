import { createHash } from 'node:crypto'
import { type Kind, kinds } from '../../content/schema/kinds.ts'
import type { BureauRelease, RecordFile, TextRelease, Withdrawal } from '../../content/schema/release.ts'
import { digestOfSnapshot, normalSnapshot } from '../../content/schema/snapshot.ts'
import type { TopicRelease } from '../../content/schema/topic-rename.ts'

const unit = { code: 'RSJ', name: '云浦市人力资源和社会保障局' }
const office = { code: 'BGS', name: '云浦市人力资源和社会保障局办公室' }

export type Given = {
  kind: Kind
  number: number
  sequence: number
  title: string
  edition?: number
  act?: TextRelease['act']
  summary?: string
  body?: string
  fields?: Record<string, unknown>
  topics?: string[]
  files?: RecordFile[]
  attachments?: string[]
  at?: string
  reason?: string
  expunge?: number[]
  confirmingUnits?: { code: string; name: string }[]
  emergency?: TextRelease['emergency']
}

/** Fields that complete a kind; a test names only what it is about. */
export const fieldsOf: Record<Kind, Record<string, unknown>> = {
  response: {
    question: '什么时候能办？',
    askedAt: '2026-11-20T01:00:00Z',
    facts: '经核实，窗口排队时间过长。',
    measures: '增设两个窗口。',
  },
  rebuttal: {
    claim: '工龄满三十年一律提前退休',
    claimSource: '某短视频平台',
    firstSeenAt: '2026-11-19T01:00:00Z',
    verdict: '不实信息',
    evidence: '退休年龄按照国家统一规定执行。',
    advice: '可以拨打咨询电话核实。',
  },
  explainer: { policyUrl: 'https://rsj.yunpu.example.com/policy/12.html' },
  commentary: { expert: { name: '林知远', post: '云浦学院社会保障研究中心研究员' } },
  'press-notice': {
    startsAt: '2026-11-25T02:00:00Z',
    place: '云浦市政务中心一楼发布厅',
    speakers: [{ name: '周明澈', post: '云浦市人力资源和社会保障局新闻发言人' }],
    organiser: '云浦市人力资源和社会保障局',
    contact: '0000-1234567',
  },
  transcript: {
    notice: 'notice-1',
    turns: [{ speaker: '周明澈', role: '新闻发言人', text: '各位记者，大家上午好。' }],
  },
  interview: { outlet: '云浦日报', interviewee: '社会保险处负责人' },
}

export const textRelease = (given: Given): TextRelease => {
  const {
    kind,
    number,
    sequence,
    title,
    edition = 1,
    act = edition > 1 ? 'correct' : 'publish',
    topics = [],
    files = [],
    at,
  } = given
  const releasedAt = at ?? new Date(Date.UTC(2026, 10, 20, 2, 0, 0) + sequence * 60_000).toISOString()
  const statement = normalSnapshot({
    kind,
    title,
    summary: given.summary ?? `${title}：一句话说明。`,
    fields: { ...fieldsOf[kind], ...given.fields },
    body: given.body ?? '',
    attachments: given.attachments ?? [],
    issuingUnit: unit.code,
  })
  const digest = digestOfSnapshot(statement)
  return {
    schema: 'huiying/release/1',
    id: `release-${sequence}`,
    sequence,
    releasedAt,
    recordKind: 'statement',
    subject: `${kind}-${number}`,
    edition,
    digest,
    act,
    section: kinds[kind].section,
    year: 2026,
    number,
    ...(kind === 'transcript' ? { transcript: true as const } : {}),
    title,
    issuingUnit: unit,
    slips: [
      { act: 'review', unit: office, role: 'reviewer', at: releasedAt, digest: sha(`review ${digest}`) },
      { act: 'clear', unit: office, role: 'secrecy', at: releasedAt, digest: sha(`clear ${digest}`) },
      { act: 'sign', unit: office, role: 'signer', at: releasedAt, digest: sha(`sign ${digest}`) },
    ],
    ...(given.reason ? { reason: given.reason } : {}),
    ...(given.expunge ? { expunge: given.expunge, expungeReason: 'privacy' as const } : {}),
    statement,
    forms: kind === 'response' ? ['online'] : [],
    topics,
    confirmingUnits: given.confirmingUnits ?? [],
    files,
    ...(given.emergency ? { emergency: given.emergency } : {}),
  }
}

/** Takes back what a release published. */
export const withdrawalOf = (
  release: TextRelease,
  {
    sequence,
    reason = '内容有误，重新核实后另行发布。',
    expunge,
    at,
  }: { sequence: number; reason?: string; expunge?: number[]; at?: string },
): Withdrawal => {
  const { statement, forms, topics, confirmingUnits, files, emergency, expunge: _, expungeReason, ...rest } = release
  return {
    ...rest,
    id: `release-${sequence}`,
    sequence,
    act: 'withdraw',
    releasedAt: at ?? new Date(Date.parse(release.releasedAt) + 3_600_000).toISOString(),
    reason,
    ...(expunge ? { expunge, expungeReason: 'privacy' as const, title: undefined } : {}),
  }
}

export const bureauRelease = (sequence: number, details: Partial<BureauRelease['bureau']> = {}): BureauRelease => ({
  schema: 'huiying/release/1',
  id: `release-${sequence}`,
  sequence,
  releasedAt: '2026-11-20T01:00:00.000Z',
  recordKind: 'bureau',
  act: 'publish',
  bureau: {
    name: '云浦市人力资源和社会保障局',
    shortName: '云浦人社',
    demo: true,
    address: '云浦市云溪路 1 号',
    phone: '0000-12333',
    ...details,
  },
})

/** A topic gets another name. */
export const topicRelease = ({ from, to, sequence }: { from: string; to: string; sequence: number }): TopicRelease => ({
  schema: 'huiying/release/1',
  id: `release-${sequence}`,
  sequence,
  releasedAt: '2026-11-20T05:00:00.000Z',
  recordKind: 'topic',
  act: 'rename',
  from,
  to,
  reason: '主题名称统一。',
})

/** A file of the record and its bytes. */
export const fileOf = ({
  name,
  mime,
  data,
  width,
  height,
}: {
  name: string
  mime: string
  data: Uint8Array
  width?: number
  height?: number
}): RecordFile => ({
  sha256: sha(data),
  name,
  mime,
  bytes: data.byteLength,
  ...(width && height ? { width, height } : {}),
})

export const sha = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
