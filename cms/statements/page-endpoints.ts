import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload'
import { parseBody } from '../../content/schema/body.ts'
import { compareSnapshots, isChanged } from '../../content/schema/compare/snapshots.ts'
import type { Snapshot } from '../../content/schema/statement.ts'
import { now } from '../calendar/clock.ts'
import { languageOf } from '../language.ts'
import { roles } from '../roles.ts'
import { idOf, signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { domainOf } from '../workflow/domain.ts'
import { visible } from '../workflow/door.ts'
import type { Situation } from '../workflow/engine.ts'
import { findAll } from '../workflow/records.ts'
import { unitsById } from '../workflow/units.ts'
import { snapshotOf } from './body.ts'
import { fileIdsOf } from './files.ts'
import { gatesOf } from './gates.ts'
import { liveRelease } from './release.ts'
import type { Statement } from './statement.ts'

/** The statement of the address as its reader may see it; otherwise refused. */
const asked = async (req: PayloadRequest): Promise<Situation> => {
  const actor = signedIn(req)
  const id = String(req.routeParams?.id)
  return { req, actor, at: now(), doc: await visible({ req, domain: domainOf('statements'), actor, id }) }
}

/** `GET /api/statements/<id>/gates` → `{gates}`: who vouched, whose word is void, who is still missing and since when. */
const gates: PayloadHandler = (req) =>
  answer(req, async () => {
    const language = languageOf(req)
    const found = await gatesOf(await asked(req))
    const duty = (role: string) =>
      role in roles ? roles[role as keyof typeof roles][language] : { zh: '外单位', en: 'Guest' }[language]
    return Response.json({
      gates: found.map(({ slip, label, ...gate }) => ({
        ...gate,
        label: label[language],
        ...(slip ? { slip: { ...slip, role: duty(slip.role) } } : {}),
      })),
    })
  })

/** What is live, to be compared with: nothing before a first release, and nothing of a text that was taken back. */
const liveText = async (req: PayloadRequest, doc: Statement) =>
  doc.releasedEdition > 0 && doc.state !== 'withdrawn' ? liveRelease(req, doc) : null

/**
 * `GET /api/statements/<id>/compare` → `{live: {edition, digest} | null, edition, digest, changed, blocks, body}`: the
 * working edition against the last released one. `blocks` as in `compare.ts`; `body`: the blocks of the working edition's
 * body as mdast nodes, `files`: name and kind of the files it shows.
 */
const compare: PayloadHandler = (req) =>
  answer(req, async () => {
    const doc = (await asked(req)).doc as Statement
    const live = await liveText(req, doc)
    const [unit] = await unitsById(req, [idOf(doc.issuingUnit) ?? ''])
    const after = snapshotOf(doc, unit?.code ?? '')
    const files = await filesOf(req, doc, live?.statement ?? null)
    const nameOf = (sha256: string) => `${files[sha256]?.name ?? ''} ${sha256.slice(0, 12)}`.trim()
    const blocks = compareSnapshots(live?.statement ?? null, after, nameOf)
    const parsed = parseBody(after.body ?? '')
    return Response.json({
      live: live ? { edition: live.edition, digest: live.digest } : null,
      edition: doc.edition,
      digest: doc.digest,
      changed: isChanged(blocks),
      blocks,
      body: parsed.ok ? parsed.tree.children : [],
      files,
    })
  })

type Shown = Record<string, { name: string; url: string | null; mime: string }>

const filesOf = async (req: PayloadRequest, doc: Statement, live: Snapshot | null): Promise<Shown> => {
  const own = fileIdsOf(doc)
  const ids = [...new Set([...own, ...(live?.attachments ?? [])])]
  if (ids.length === 0) return {}
  const found = await findAll<{ id: string; title?: string; filename?: string; mimeType?: string }>({
    req,
    slug: 'files',
    where: { id: { in: ids } },
  })
  return Object.fromEntries(
    found.map(({ id, title, filename, mimeType }) => {
      const name = title ?? filename ?? ''
      // Behind the statement, not the file: a unit that is to confirm a text sees all of it.
      const url = `/api/statements/${doc.id}/preview/files/${id}/${encodeURIComponent(name)}`
      return [id, { name, url: own.includes(id) ? url : null, mime: mimeType ?? '' }]
    }),
  )
}

export const pageEndpoints: Endpoint[] = [
  { path: '/:id/gates', method: 'get', handler: gates },
  { path: '/:id/compare', method: 'get', handler: compare },
]
