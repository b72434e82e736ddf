import { kinds } from '../../content/schema/kinds.ts'

/** What may be imported, and how the text of a cell becomes what REST takes. Columns not named here hold text. */
export const sheets = {
  mentions: { lists: [], times: ['publishedAt'], numbers: 'counters.', structures: ['counters'] },
  statements: {
    lists: ['forms', 'topics', 'confirmingUnits', 'attachments', 'fields.speakers'],
    times: timesOfKinds(),
    numbers: null,
    structures: ['content', 'fields', 'fields.expert', 'fields.speakers', 'fields.turns'],
  },
} as const satisfies Record<string, Sheet>

export type Sheet = {
  lists: readonly string[]
  times: readonly string[]
  numbers: string | null
  structures: readonly string[]
}
export type Slug = keyof typeof sheets
export const isSlug = (slug: string): slug is Slug => Object.hasOwn(sheets, slug)

/** The value of a cell. What cannot be read as meant stays as it is, and the schema says what is wrong with it. */
export const cellValue = (sheet: Sheet, column: string, cell: unknown): unknown => {
  if (typeof cell !== 'string') return cell
  const text = cell.trim()
  if (sheet.structures.includes(column) && /^[[{]/.test(text)) return structureOf(text)
  if (sheet.lists.includes(column))
    return text
      .split(/[；;|]/)
      .map((part) => part.trim())
      .filter(Boolean)
  if (sheet.times.includes(column)) return timeOf(text)
  if (sheet.numbers && column.startsWith(sheet.numbers) && text !== '' && !Number.isNaN(Number(text)))
    return Number(text)
  return cell
}

const structureOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const wallClock = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** 2026/11/3 9:05 as people and Excel write it is Beijing time. */
const timeOf = (text: string): string => {
  const [, year, month, day, hour, minute, second = '00'] = wallClock.exec(text) ?? []
  if (!year || !month || !day) return text
  const date = [year, two(month), two(day)].join('-')
  return hour && minute ? `${date}T${two(hour)}:${minute}:${second}+08:00` : date
}
const two = (digits: string) => digits.padStart(2, '0')

function timesOfKinds(): string[] {
  const shapes = Object.values(kinds).flatMap(({ fields }) => Object.entries(fields.shape))
  const isTime = (field: { meta: () => { input?: unknown } | undefined; unwrap?: () => unknown }) =>
    field.meta()?.input === 'time' || (field.unwrap?.() as typeof field | undefined)?.meta?.()?.input === 'time'
  return shapes.flatMap(([name, field]) => (isTime(field as never) ? [`fields.${name}`] : []))
}
