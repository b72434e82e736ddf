import type { RootContent } from 'mdast'
import type { Snapshot } from '../../content/schema/statement.ts'
import { paragraph, paragraphs, part, quote, said, strong } from './blocks.ts'
import type { Labelled } from './paper.ts'
import { appointmentInWords, minuteInWords } from './times.ts'

type Parts = { facts: Labelled[]; body: RootContent[]; lead?: string }
type Of<K extends Snapshot['kind']> = Extract<Snapshot, { kind: K }>
type Given<K extends Snapshot['kind']> = { statement: Of<K>; body: RootContent[] }

const named = ({ name, post }: { name: string; post?: string | undefined }) => (post ? `${name}（${post}）` : name)
const line = (label: string, value: string | undefined): Labelled[] => (value ? [[label, value]] : [])

const writers: { [K in Snapshot['kind']]: (given: Given<K>) => Parts } = {
  response: ({ statement: { fields, summary }, body }) => ({
    facts: [['提问时间', minuteInWords(fields.askedAt)]],
    ...(summary ? { lead: summary } : {}),
    body: [
      ...part('群众问的是什么', paragraphs(fields.question)),
      ...part('核实的事实', paragraphs(fields.facts)),
      ...part('采取的措施', paragraphs(fields.measures)),
      ...body,
      ...(fields.nextUpdateAt
        ? [paragraph(strong('下次更新：'), said(`${minuteInWords(fields.nextUpdateAt)}前。`))]
        : []),
    ],
  }),
  rebuttal: ({ statement: { fields, summary }, body }) => ({
    facts: [],
    body: [
      ...part('网传说法', [
        quote(fields.claim),
        paragraph(said(`${fields.claimSource}，最早见于${minuteInWords(fields.firstSeenAt)}。`)),
      ]),
      ...part('事实', [paragraph(strong(fields.verdict)), ...paragraphs(summary)]),
      ...part('事实与依据', paragraphs(fields.evidence)),
      ...body,
      ...part('您可以这样做', paragraphs(fields.advice)),
    ],
  }),
  explainer: ({ statement: { fields, summary }, body }) => ({
    facts: [['解读的政策', fields.policyUrl]],
    ...(summary ? { lead: summary } : {}),
    body,
  }),
  commentary: ({ statement: { fields, summary }, body }) => ({
    facts: [['专家', named(fields.expert)]],
    ...(summary ? { lead: summary } : {}),
    body,
  }),
  'press-notice': ({ statement: { fields, summary }, body }) => ({
    facts: [
      ['时间', appointmentInWords(fields.startsAt)],
      ['地点', fields.place],
      ['发布人', fields.speakers.map(named).join('、')],
      ['主办单位', fields.organiser],
      ...line('媒体报名', fields.registration),
      ['联系方式', fields.contact],
    ],
    ...(summary ? { lead: summary } : {}),
    body,
  }),
  transcript: ({ statement: { fields, summary }, body }) => ({
    facts: [],
    ...(summary ? { lead: summary } : {}),
    body: [
      ...body,
      ...fields.turns.flatMap(({ speaker, role, outlet, text }) => {
        const [first, ...rest] = paragraphs(text)
        const from = [outlet, role].filter(Boolean).join(' ')
        return [paragraph(strong(`${speaker}${from ? `（${from}）` : ''}：`), ...(first?.children ?? [])), ...rest]
      }),
    ],
  }),
  interview: ({ statement: { fields, summary }, body }) => ({
    facts: [['媒体', fields.outlet], ['受访人', fields.interviewee], ...line('报道原文', fields.publishedUrl)],
    ...(summary ? { lead: summary } : {}),
    body,
  }),
}

/** The elements of a kind in the order its public page has them. */
export const partsOf = (statement: Snapshot, body: RootContent[]): Parts =>
  (writers[statement.kind] as (given: { statement: Snapshot; body: RootContent[] }) => Parts)({ statement, body })
