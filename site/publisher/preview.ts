import type { DatabaseSync } from 'node:sqlite'
import { parseBody } from '../../content/schema/body.ts'
import { checkRelease } from '../../content/schema/check-release.ts'
import { type DraftRelease, type PreviewRequest, previewRequest } from '../../content/schema/preview.ts'
import { expungedOf, recordPath } from '../../content/schema/record.ts'
import type { StatementRelease, TextRelease } from '../../content/schema/release.ts'
import { pagePath } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { presentPlace } from '../format/section-address.ts'
import { inScene, type Scene } from '../projection/current.ts'
import { openProjection } from '../projection/database.ts'
import { project, type Recorded, refreshDocument } from '../projection/project.ts'
import { prepare } from '../projection/query.ts'
import type { Live } from './live.ts'
import { signingTime, unnumbered, withoutGaps } from './preview-gaps.ts'
import { marked, styleSheets } from './preview-marks.ts'

/** Later than every release there will be. */
const last = 2 ** 40

export type Preview = (given: unknown) => Promise<{ ok: true; html: string } | { ok: false; error: string }>

/**
 * Draws a page as the public will see it, by the renderer of the live pages, from a projection of its own in memory: what
 * stands at that address, and the draft on top. Nothing of it reaches record, live pages or the projection beside them.
 */
export const previewer = ({ scene, bundle }: Pick<Live, 'scene' | 'bundle'>): Preview => {
  const styles = styleSheets(bundle)
  return async (given) => {
    const parsed = previewRequest.safeParse(given)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return { ok: false, error: `The preview does not follow its schema: ${issue?.path.join('.')}: ${issue?.message}` }
    }
    const asked = parsed.data
    const place = { section: asked.section, year: asked.year, number: asked.number ?? unnumbered }
    const path = pagePath(presentPlace(place))
    const apart: Scene = { database: openProjection(':memory:'), siteUrl: scene.siteUrl }
    try {
      compose({ from: scene.database, to: apart.database, asked, place })
      const response = await inScene(apart, () => bundle.render(path))
      if (response.status !== 200) return { ok: false, error: `${path} answered ${response.status}` }
      const html = await response.text()
      const sheets = await inScene(apart, () => styles(html))
      return { ok: true, html: marked({ html, sheets, asked, path, siteUrl: scene.siteUrl }) }
    } finally {
      apart.database.close()
    }
  }
}

type Compose = { from: DatabaseSync; to: DatabaseSync; asked: PreviewRequest; place: Place }
/** As the record has it: a statement keeps the name that its section had. */
type Place = Pick<TextRelease, 'section' | 'year' | 'number'>

/** Puts what stands at the address, what was released since, and the draft into an empty projection. */
const compose = ({ from, to, asked: { draft, earlier }, place }: Compose) => {
  const shown = presentPlace(place)
  const here = [shown.section, shown.year, shown.number]
  copy({ from, to, table: 'bureau', rows: 'select * from bureau', values: [] })
  copy({ from, to, table: 'topic_name', rows: 'select * from topic_name', values: [] })
  for (const table of ['edition', 'document', 'post'])
    copy({
      from,
      to,
      table,
      rows: `select * from ${table} where section = ? and year = ? and number = ?`,
      values: here,
    })
  const isOnRecord = prepare(to, 'select 1 from edition where path = ?')
  const added = earlier.filter((release) => !isOnRecord.get(recordPath({ ...release, ...place })))
  for (const release of added) project(to, recordedOf(release, place))
  if (draft) project(to, recordedOf(asReleased(draft, place), place))
  for (const release of [...added, ...(draft ? [draft] : [])]) expunge(to, { ...release, ...place })
  const transcript = (draft ?? earlier[0])?.transcript ?? false
  refreshDocument(to, { ...shown, transcript })
  copyRelated({ from, to, here })
}

/** The draft as the release that signing makes of it. */
const asReleased = (draft: DraftRelease, place: Place): TextRelease => {
  const statement = withoutGaps(draft)
  return {
    ...draft,
    ...place,
    schema: 'huiying/release/1',
    id: 'preview',
    sequence: last,
    releasedAt: signingTime,
    title: statement.title,
    statement,
  }
}

const recordedOf = (release: StatementRelease, place: Place): Recorded => {
  const { transcript = false } = release
  const checked = release.sequence === last ? treeOf(release) : checkRelease(release)
  if (!checked.ok) throw new Error(`Edition ${release.edition} cannot be drawn: ${checked.issues[0]?.message}`)
  const file = { path: recordPath({ ...release, ...place }), size: 0, modified: 0 }
  return {
    ...file,
    ...presentPlace(place),
    transcript,
    release,
    ...('tree' in checked && checked.tree ? { tree: checked.tree } : {}),
  }
}

const treeOf = (release: StatementRelease) => parseBody(('statement' in release && release.statement.body) || '')

/** What signing takes out of the record is not shown before either. */
const expunge = (
  to: DatabaseSync,
  release: Place & Pick<StatementRelease, 'expunge' | 'expungeReason' | 'transcript'>,
) => {
  const find = prepare(to, 'select record from edition where path = ? and expunged = 0')
  for (const edition of release.expunge ?? []) {
    const path = recordPath({ ...release, act: 'publish', edition })
    const row = find.get(path) as { record: string } | undefined
    if (!row) continue
    const gone = expungedOf({ release: JSON.parse(row.record), reason: release.expungeReason ?? 'privacy' })
    const { transcript = false } = release
    project(to, { ...presentPlace(release), transcript, path, size: 0, modified: 0, release: gone })
  }
}

type Copy = { from: DatabaseSync; to: DatabaseSync; table: string; rows: string; values: (string | number)[] }
type Row = Record<string, string | number | null>

/** Copies rows from one projection to another; numbers of rows are given anew, as the two share none. */
const copy = ({ from, to, table, rows, values }: Copy): Row[] =>
  (prepare(from, rows).all(...values) as Row[]).map((row) => {
    const kept = Object.entries(row).filter(([name]) => name !== 'id' || table === 'bureau')
    const names = kept.map(([name]) => name).join(', ')
    const { lastInsertRowid } = prepare(
      to,
      `insert into ${table} (${names}) values (${kept.map(() => '?').join(', ')})`,
    ).run(...kept.map(([, value]) => value))
    return { ...row, id: Number(lastInsertRowid) }
  })

/** The older statements that the page points to. */
const copyRelated = ({ from, to, here }: { from: DatabaseSync; to: DatabaseSync; here: (string | number)[] }) => {
  const main = prepare(
    to,
    'select topics, sequence from document where section = ? and year = ? and number = ? and live = 1 order by transcript limit 1',
  ).get(...here) as { topics: string; sequence: number } | undefined
  const [topic] = main ? (JSON.parse(main.topics) as string[]) : []
  if (!main || topic === undefined) return
  const rows = `select document.* from document join document_topic as t on t.document = document.id
    where t.topic = ? and t.sequence < ? and live = 1 order by t.sequence desc limit ?`
  const link = prepare(to, 'insert into document_topic values (?, ?, ?, ?, 0)')
  for (const { id, sequence, month } of copy({
    from,
    to,
    table: 'document',
    rows,
    values: [topic, main.sequence, limits.related],
  }))
    link.run(topic, id as number, sequence as number, month as string)
}
