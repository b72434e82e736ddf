import { getPayload } from 'payload'
import { release as schema, statementRelease } from '../content/schema/release.ts'
import { toMdx, recordPath, fromMdx } from '../content/schema/record.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
const { default: config } = await import('../payload.config.ts')
const payload = await getPayload({ config })
const { docs } = await payload.find({ collection: 'releases', pagination: false, sort: 'sequence', depth: 0 })
for (const d of docs as any[]) {
  const r = { ...d.release, schema: 'huiying/release/1', id: d.id, sequence: d.sequence }
  schema.parse(r)
  if (r.recordKind !== 'statement') { console.log(d.sequence, 'bureau'); continue }
  const f = path.join('/tmp/rec', recordPath(r)); mkdirSync(path.dirname(f), { recursive: true }); const t = toMdx(r); writeFileSync(f, t); fromMdx(t)
  console.log(d.sequence, d.section, d.number, d.edition, d.act, d.title)
}
const st = await payload.find({ collection: 'statements', pagination: false, sort: 'createdAt', depth: 0 })
for (const s of st.docs as any[]) console.log(s.state, s.kind, s.edition, s.releasedEdition, s.title)
for (const c of ['mentions','cases','slips','journal','files','deliveries'] as const) console.log(c, (await payload.count({ collection: c })).totalDocs)
await payload.destroy()
