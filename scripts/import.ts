import { parseArgs } from 'node:util'
import { getPayload } from 'payload'
import { isSlug, type Slug, sheets } from './import/columns.ts'
import { importFile } from './import/import-file.ts'
import { mappingOf } from './import/record.ts'
import { progress } from './progress.ts'

const usage = `npm run import -- SLUG FILE --as EMAIL [--map column=field …] [--skip-refused]
  SLUG            ${Object.keys(sheets).join(' or ')}; statements become drafts of that person
  FILE            .csv (UTF-8 or GB18030), .xlsx (first sheet) or .jsonl; column names are those of REST, fields.question for
                  what lies inside; several values in one cell are parted by ；or ; or |; times without a zone are Beijing time
  --as            e-mail address of the person who imports
  --map           a column of another name, for example --map 留言主题=title; --map 序号=- leaves a column out
  --skip-refused  imports the other rows; without it one refused row stops everything and nothing is written
Prints a report as JSON; rows are counted as a spreadsheet does, the header is row 1. The same file again adds nothing.
Exit code: 0 imported, 1 rows were refused, 2 could not run.`

const readArguments = (): { slug: Slug; file: string; as: string; map: string[]; skipRefused: boolean } | null => {
  const options = {
    as: { type: 'string' },
    map: { type: 'string', multiple: true },
    'skip-refused': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
  if (values.help) return null
  const [slug, file, ...more] = positionals
  if (!slug || !file || more.length) throw new Error(`A slug and one file are needed.\n\n${usage}`)
  if (!isSlug(slug)) throw new Error(`"${slug}" is not imported. It is one of: ${Object.keys(sheets).join(', ')}.`)
  if (!values.as) throw new Error('Say who imports: --as and the e-mail address that person signs in with.')
  return { slug, file, as: values.as, map: values.map ?? [], skipRefused: values['skip-refused'] ?? false }
}

const run = async (): Promise<number> => {
  const given = readArguments()
  if (!given) {
    console.log(usage)
    return 0
  }
  const { map, ...rest } = given
  const mapping = mappingOf(map)
  const { default: config } = await import('../payload.config.ts')
  // Standard output is for the report alone.
  const logger = { options: { level: 'error' }, destination: process.stderr }
  const payload = await getPayload({ config: Object.assign({}, await config, { logger }) })
  let bar: ReturnType<typeof progress> | undefined
  try {
    const onStart = (total: number) => {
      bar = progress({ what: 'Rows', total })
    }
    const report = await importFile({ payload, ...rest, mapping, onStart, onRow: () => bar?.step() })
    bar?.stop()
    console.log(JSON.stringify(report, null, 2))
    if (report.refused.length && !given.skipRefused) console.error('Rows were refused: nothing was written.')
    const lacksDuty = report.refused.some(({ errors }) => errors.some(({ code }) => code === 'role'))
    if (lacksDuty) console.error(`${given.as} has no duty that creates ${given.slug}. Name somebody who has with --as.`)
    return report.refused.length && (lacksDuty || !given.skipRefused) ? 1 : 0
  } finally {
    bar?.stop()
    await payload.destroy()
  }
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(`import: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}
