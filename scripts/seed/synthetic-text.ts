import { shanghaiYear } from '../../cms/calendar/clock.ts'
import type { Kind } from '../../content/schema/kinds.ts'
import type { Draft } from './desk.ts'
import { type Random, randomFrom } from './random.ts'
import { causes, channels, districts, measures, places, type Subject, streets, subjects } from './synthetic-words.ts'

/** Kinds in the proportion in which a bureau publishes them. */
const mix: readonly Kind[] = [
  'response',
  'response',
  'response',
  'response',
  'response',
  'rebuttal',
  'explainer',
  'explainer',
  'commentary',
  'interview',
]

const dayFormat = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' })
const dayOf = (at: number): string => {
  const [month, day] = dayFormat.format(at).split('/')
  return `${month} 月 ${day} 日`
}

type Facts = ReturnType<typeof factsOf>
type Given = { random: Random; subject: Subject; index: number; asked: number }
const factsOf = ({ random, subject, index, asked }: Given) => {
  const { between, oneOf } = random
  const received = between(120, 9_800)
  const late = between(3, Math.floor(received / 20))
  return {
    subject,
    index,
    asked,
    day: dayOf(asked),
    until: dayOf(asked + 30 * 86_400_000),
    received,
    late,
    place: `${oneOf(districts)}${oneOf(streets)} ${between(1, 180)} 号${oneOf(places)}`,
    channel: oneOf(channels),
    cause: oneOf(causes),
    measure: oneOf(measures),
    further: oneOf(measures),
    average: between(8, 95),
    code: `〔模拟 ${String(index).padStart(6, '0')}〕`,
  }
}

const askedAt = ({ asked }: Facts) => new Date(asked).toISOString()
const factLine = ({ day, subject, place, received, late, cause, average }: Facts) =>
  `${day}核查了${place}的${subject.check}：今年共有${subject.thing} ${received} 件，平均 ${average} 分钟办结，超过承诺时间的 ${late} 件。超时的原因是${cause}。`
const measureLine = ({ measure, further }: Facts) => (measure === further ? `${measure}。` : `${measure}；${further}。`)

const fieldsOf: { [K in Kind]?: (facts: Facts) => Record<string, unknown> } = {
  response: (facts) => ({
    question: `市民 ${facts.day}通过${facts.channel}问：在${facts.place}办${facts.subject.matter}，为什么超过承诺时间还没有办完？`,
    askedAt: askedAt(facts),
    facts: factLine(facts),
    measures: measureLine(facts),
  }),
  rebuttal: (facts) => ({
    claim: `${facts.place}办${facts.subject.matter}要先交 ${facts.average * 10} 元。`,
    claimSource: facts.channel,
    firstSeenAt: askedAt(facts),
    verdict: '不实信息',
    evidence: factLine(facts),
    advice: `办${facts.subject.matter}不收费，遇到收费的请打 0000-5550100。`,
  }),
  explainer: (facts) => ({
    policyUrl: `https://yunpu.example/policy/${shanghaiYear(new Date(facts.asked))}/${facts.index}`,
  }),
  commentary: () => ({ expert: { name: '邵清和', post: '云浦学院社会保障研究中心教授' } }),
  interview: () => ({ outlet: '云浦日报', interviewee: '闻亦川' }),
}

const titleOf: { [K in Kind]?: (facts: Facts) => string } = {
  response: ({ place, subject, code }) => `${place}${subject.matter}超时的核实情况${code}`,
  rebuttal: ({ place, subject, code }) => `“${place}${subject.matter}要先交钱”不实${code}`,
  explainer: ({ subject, average, code }) => `${subject.matter}怎样在 ${average} 分钟内办完${code}`,
  commentary: ({ subject, received, code }) => `从 ${received} 件${subject.thing}看${subject.matter}${code}`,
  interview: ({ subject, place, code }) => `谈谈${place}的${subject.matter}${code}`,
}

const bodyOf = (facts: Facts): string => `
## 核实经过

${factLine(facts)}本条为压力测试用的模拟内容。

| 项目 | 件数 |
| --- | ---: |
| ${facts.subject.thing} | ${facts.received} |
| 按时办结 | ${facts.received - facts.late} |
| 超过承诺时间 | ${facts.late} |

## 下一步

- ${facts.measure}；
- ${facts.place}的办理情况每周公布一次，到 ${facts.until}为止。

进度可以在[办事大厅](https://yunpu.example/service/${facts.index})查询，也可以打 0000-5550100。
`

export type Synthetic = { case: Record<string, unknown>; statement: Omit<Draft, 'case'> }

/** The case and the statement of one index, asked at an instant (ms): the same on every run, no two alike. */
export const synthetic = (index: number, asked: number): Synthetic => {
  const random = randomFrom(index)
  const kind = mix[index % mix.length] as Kind
  const subject = random.oneOf(subjects)
  const facts = factsOf({ random, subject, index, asked })
  return {
    case: {
      title: `${facts.place}${subject.matter}超时${facts.code}`,
      kind: kind === 'rebuttal' ? 'rumour' : random.oneOf(['doubt', 'complaint', 'suggestion', 'misunderstanding']),
      summary: `${facts.channel}反映：在${facts.place}办${subject.matter}等了 ${facts.average} 分钟以上。`,
      leadUnit: subject.unit,
      detectedAt: askedAt(facts),
    },
    statement: {
      by: subject.editor,
      kind,
      title: titleOf[kind]?.(facts) ?? facts.code,
      summary: `${factLine(facts)}${measureLine(facts)}`,
      body: bodyOf(facts),
      fields: fieldsOf[kind]?.(facts) ?? {},
      topics: [subject.topic],
      forms: ['online'],
    },
  }
}
