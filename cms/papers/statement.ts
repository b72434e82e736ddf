import type { RootContent } from 'mdast'
import { parseBody } from '../../content/schema/body.ts'
import { kinds } from '../../content/schema/kinds.ts'
import type { TextRelease } from '../../content/schema/release.ts'
import type { Labelled, Paper, Picture } from './paper.ts'
import { partsOf } from './statement-parts.ts'
import { dayInWords, minuteInWords } from './times.ts'

/** A statement as it was approved, with what paper needs to know around it. */
export type ApprovedText = Pick<
  TextRelease,
  'act' | 'edition' | 'digest' | 'statement' | 'files' | 'confirmingUnits' | 'issuingUnit' | 'reason' | 'emergency'
> & {
  place: { section: string; year: number; number: number } | null
  /** When this edition was released, and the first one; null while it waits for its time. */
  releasedAt: string | null
  publishedAt: string | null
  /** Before this instant it must not be used; absent once it is released. */
  embargo?: { until: string; isOverdue: boolean }
}

/** Where the text is published, and how a reader checks it there. */
export type Addresses = { page: string | null; verify: string }

export const numberInWords = ({ year, number }: { year: number; number: number }): string => `〔${year}〕${number}号`
export const codeOf = (digest: string): string => digest.slice(0, 12)

const waived: Record<string, string> = { confirm: '协商确认', review: '业务审核' }

export const embargoInWords = ({ until, isOverdue }: NonNullable<ApprovedText['embargo']>): string =>
  isOverdue
    ? `未发布：原定${minuteInWords(until)}发布，到时未能发布，发布前不得对外使用（embargo）`
    : `未发布，${minuteInWords(until)}前不得对外使用（embargo）`

const noticesOf = ({ embargo, emergency }: ApprovedText, isDemo: boolean): Paper['notices'] => [
  ...(embargo ? [{ text: embargoInWords(embargo), isRunning: true }] : []),
  ...(isDemo ? [{ text: '演示：所载单位、人物和事项均为虚构', isRunning: true }] : []),
  ...(emergency
    ? [
        {
          text: `应急先行发布：${emergency.reason}${emergency.waived.length ? `（先于${[...new Set(emergency.waived.map((gate) => waived[gate.split(':')[0] ?? ''] ?? gate))].join('、')}发布）` : ''}`,
          isRunning: false,
        },
      ]
    : []),
]

const datesOf = ({ act, edition, releasedAt, publishedAt, embargo, reason, statement }: ApprovedText): Labelled[] => {
  const first = statement.kind === 'response' ? '答复时间' : '发布时间'
  const changed = act === 'correct' ? '更正' : '更新'
  return [
    ...(publishedAt ? [[first, minuteInWords(publishedAt)] as const] : []),
    ...(embargo ? [['定于', `${minuteInWords(embargo.until)}发布`] as const] : []),
    ...(edition > 1 && releasedAt ? [[`${changed}时间`, minuteInWords(releasedAt)] as const] : []),
    ...(edition > 1 && reason ? [[`${changed}内容`, reason] as const] : []),
  ]
}

type Given = { text: ApprovedText; addresses: Addresses; pictures: ReadonlyMap<string, Picture>; isDemo: boolean }

/** Lays an approved statement out as a paper. */
export const statementPaper = ({ text, addresses, pictures, isDemo }: Given): Paper => {
  const { statement, issuingUnit, confirmingUnits, files, place, edition, digest, embargo, releasedAt } = text
  const parsed = parseBody(statement.body ?? '')
  if (!parsed.ok) throw new Error(`The approved body of ${digest} is not readable: ${parsed.issues[0]?.message}`)
  const { facts, body, lead } = partsOf(statement, parsed.tree.children as RootContent[])
  const names = new Map(files.map(({ sha256, name }) => [sha256, name]))
  const shown = new Set([...parsed.figures, ...parsed.attachments])
  const day = releasedAt ?? embargo?.until ?? ''
  return {
    unit: issuingUnit.name,
    kind: kinds[statement.kind].zh,
    ...(place ? { number: numberInWords(place) } : {}),
    title: statement.title,
    notices: noticesOf(text, isDemo),
    facts: [
      ['发布单位', issuingUnit.name],
      ...(confirmingUnits.length
        ? [['协商确认单位', confirmingUnits.map(({ name }) => name).join('、')] as const]
        : []),
      ...facts,
      ...datesOf(text),
    ],
    ...(lead ? { lead } : {}),
    body,
    pictures,
    fileNames: names,
    attachments: (statement.attachments ?? []).flatMap((sha256) =>
      shown.has(sha256) && !parsed.attachments.includes(sha256) ? [] : (names.get(sha256) ?? []),
    ),
    signature: [issuingUnit.name, ...(day ? [dayInWords(day)] : [])],
    proof: [
      ['版次', `第 ${edition} 版`],
      ['摘要值（SHA-256）', digest],
      ...(embargo
        ? [['核验', `发布后可在 ${addresses.verify} 核验`] as const]
        : [
            ...(addresses.page ? [['网址', addresses.page] as const] : []),
            ['核验', `核验码 ${codeOf(digest)}，${addresses.verify}`] as const,
          ]),
    ],
    at: new Date(day),
  }
}
