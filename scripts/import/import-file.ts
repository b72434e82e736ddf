import type { Payload, PayloadRequest } from 'payload'
import { type Refusal, Refused, type Told, tell } from '../../cms/errors.ts'
import { domainOf } from '../../cms/workflow/domain.ts'
import { person } from '../../cms/workflow/person.ts'
import { inTransaction } from '../../cms/workflow/records.ts'
import { type Slug, sheets } from './columns.ts'
import { importOnce } from './import-once.ts'
import { checkMapping, type Mapping, recordOf } from './record.ts'
import { type Row, readRows } from './rows.ts'

export type Report = {
  file: string
  slug: Slug
  rows: number
  created: number
  /** Rows that an earlier import brought in already. */
  unchanged: number
  refused: { row: number; errors: Told[] }[]
}
type ImportFile = {
  payload: Payload
  slug: Slug
  file: string
  /** E-mail address of the author. */
  as: string
  mapping?: Mapping
  skipRefused?: boolean
  onStart?: (rows: number) => void
  onRow?: () => void
}

/** Rows of one transaction where refused rows are left out; otherwise the whole file is one. */
const batch = 50
const undo = new Error('A row was refused: nothing is kept.')

/** Writes the rows of a file through the door a person writes through. Throws where the file as a whole cannot be imported. */
export const importFile = async (given: ImportFile): Promise<Report> => {
  const { slug, file, mapping = new Map(), skipRefused = false, onRow } = given
  const found = await readRows(file)
  checkMapping(found, mapping)
  const author = await authorOf(given)
  const known = Object.keys(domainOf(slug).input.create?.shape ?? {})
  const report: Report = { file, slug, rows: found.rows.length, created: 0, unchanged: 0, refused: [] }
  given.onStart?.(report.rows)

  const take = async (req: PayloadRequest, row: Row): Promise<'created' | 'unchanged' | Refusal[]> => {
    if (row.fault) return [row.fault]
    const record = recordOf({ row, mapping, sheet: sheets[slug], known })
    try {
      return await importOnce({ req, slug, actor: author.actor, record })
    } catch (error) {
      // Payload ends the transaction on errors of its own: what followed would be kept outside it.
      if (error instanceof Refused && req.transactionID) return error.refusals
      const kept = skipRefused ? 'Rows before it are kept; started again, the import goes on.' : 'Nothing was written.'
      throw new Error(`Row ${row.row} could not be written: ${(error as Error).message} ${kept}`, { cause: error })
    }
  }

  for (const rows of skipRefused ? inBatches(found.rows) : [found.rows]) {
    const req = await author.request()
    const counts = { created: 0, unchanged: 0 }
    const written = inTransaction(req, async () => {
      for (const row of rows) {
        const outcome = await take(req, row)
        if (typeof outcome === 'string') counts[outcome] += 1
        else report.refused.push({ row: row.row, errors: tell(outcome, 'zh') })
        onRow?.()
        await new Promise(setImmediate)
      }
      if (report.refused.length && !skipRefused) throw undo
    })
    const isKept = await written.then(
      () => true,
      (error: unknown) => {
        if (error === undo) return false
        throw error
      },
    )
    report.created += isKept ? counts.created : 0
    report.unchanged += counts.unchanged
  }
  return report
}

const authorOf = ({ payload, as }: Pick<ImportFile, 'payload' | 'as'>) =>
  person({ payload, email: as.trim().toLowerCase() }).catch((error: Error) => {
    throw new Error(`${error.message} --as takes the e-mail address a person signs in with.`, { cause: error })
  })

const inBatches = (rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / batch) }, (_, index) => rows.slice(index * batch, (index + 1) * batch))
