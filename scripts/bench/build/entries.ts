import { createHash } from 'node:crypto'
import { kinds } from '../../../content/schema/kinds.ts'
import type { BureauRelease, TextRelease } from '../../../content/schema/release.ts'
import { digestOfSnapshot, normalSnapshot } from '../../../content/schema/snapshot.ts'
import { synthetic } from '../../seed/synthetic-text.ts'

const unit = { code: 'RSJ', name: '云浦市人力资源和社会保障局' }
const office = { code: 'BGS', name: '云浦市人力资源和社会保障局办公室' }
export const siteUrl = 'https://rsj.yunpu.example'

const years = 10
const span = years * 365 * 86_400_000
const first = Date.UTC(2016, 11, 1)
/** Passages of one text. Three make about 1,200 characters, as long as what a bureau publishes. */
const passages = 3

/** Entry `index` (from 0) of an archive of so many, over ten years; the same on every run. `number`: its place in section and year. */
export const entryOf = ({
  index,
  total,
  number,
}: {
  index: number
  total: number
  number: (place: string) => number
}): TextRelease => {
  const at = first + Math.floor((index / total) * span)
  const releasedAt = new Date(at).toISOString()
  const parts = Array.from({ length: passages }, (_, turn) => synthetic(index + 1 + turn * 1_000_000, at).statement)
  const { kind, title, fields, topics, forms } = synthetic(index + 1, at).statement
  const summary = parts[0]?.summary ?? ''
  const body = parts.map((part) => part.body.trim()).join('\n\n')
  const statement = normalSnapshot({ kind, title, summary, fields, body, issuingUnit: unit.code })
  const digest = digestOfSnapshot(statement)
  const { section } = kinds[kind]
  const year = new Date(at + 8 * 3_600_000).getUTCFullYear()
  return {
    schema: 'huiying/release/1',
    id: `bench-${index + 1}`,
    sequence: index + 2,
    releasedAt,
    recordKind: 'statement',
    subject: `bench-${index + 1}`,
    edition: 1,
    digest,
    act: 'publish',
    section,
    year,
    number: number(`${section} ${year}`),
    title,
    issuingUnit: unit,
    slips: (['review', 'clear', 'sign'] as const).map((act) => ({
      act,
      unit: office,
      role: { review: 'reviewer', clear: 'secrecy', sign: 'signer' }[act],
      at: releasedAt,
      digest: createHash('sha256').update(`${act} ${digest}`).digest('hex'),
    })),
    statement,
    forms: forms as TextRelease['forms'],
    topics,
    confirmingUnits: [],
    files: [],
  }
}

/** Numbers counted for each section and year. */
export const numbering = () => {
  const counted = new Map<string, number>()
  return (place: string): number => {
    const next = (counted.get(place) ?? 0) + 1
    counted.set(place, next)
    return next
  }
}

/** Whose site it is. */
export const bureauRelease: BureauRelease = {
  schema: 'huiying/release/1',
  id: 'bench-0',
  sequence: 1,
  releasedAt: '2016-11-30T00:00:00.000Z',
  recordKind: 'bureau',
  act: 'publish',
  bureau: { name: unit.name, shortName: '云浦人社', demo: true, address: '云浦市云溪路 1 号', phone: '0000-12333' },
}
