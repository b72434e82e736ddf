import { createLocalReq } from 'payload'
import { expect, test, vi } from 'vitest'
import { addressesAmong, keptAddresses, statementAt } from '../../cms/microblogs/statement-address.ts'
import { pageAddress } from '../../cms/page-address.ts'
import { readSettings } from '../../cms/settings.ts'
import { statementPreview } from '../../cms/statements/preview.ts'
import { checkRelease } from '../../content/schema/check-release.ts'
import { formerSections, kinds } from '../../content/schema/kinds.ts'
import { previewRequest } from '../../content/schema/preview.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { advance, draft } from '../harness/statement.ts'

/** A product whose section of explainers has another name; the tables can be turned back to what they were before. */
vi.mock(import('../../content/schema/kinds.ts'), async (importOriginal) => {
  const real = await importOriginal()
  const { explainers, ...others } = real.sections
  return {
    ...real,
    sections: { ...others, guides: explainers } as unknown as typeof real.sections,
    formerSections: { explainers: 'guides' },
    kinds: { ...real.kinds, explainer: { ...real.kinds.explainer, section: 'guides' } } as unknown as typeof real.kinds,
  }
})
const turn = (when: 'before' | 'after') => {
  const former = formerSections as Record<string, string>
  if (when === 'before') delete former.explainers
  else former.explainers = 'guides'
  Object.assign(kinds.explainer, { section: when === 'before' ? 'explainers' : 'guides' })
}

const cms = await bootCms()
const ledger = openLedger(cms)
const [editor, signer, auditor] = await Promise.all(['editor', 'signer', 'auditor'].map((who) => cms.as(who)))
const read = async (id: string): Promise<Json> => (await auditor!.get(`statements/${id}?depth=0`)).body
const released = async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  await advance(cms, id, 'released')
  return read(id)
}
const place = ({ section, year, number }: Json) => `${section}/${year}/${number}`

/** Releases of a statement as they cross, each through the gate. */
const crossed = async (id: string): Promise<Json[]> => {
  const rows = await ledger.find('releases', { subject: id })
  // The store gives them in any order.
  return rows
    .sort((a, b) => Number(a.sequence) - Number(b.sequence))
    .map((row) => {
      const release = typeof row.release === 'string' ? JSON.parse(row.release) : row.release
      const given = { ...release, schema: 'huiying/release/1', id: String(row.id ?? row._id), sequence: row.sequence }
      expect(checkRelease(given)).toMatchObject({ ok: true })
      return given
    })
}

turn('before')
const first = await released()
const second = await released()
turn('after')

test('numbers given under the former name are counted on', async () => {
  expect([first, second].map(place)).toEqual([1, 2].map((number) => `explainers/${first.year}/${number}`))
  expect(place(await released())).toBe(`guides/${first.year}/3`)
})

test('what was released under the former name keeps its place on record, corrected and withdrawn', async () => {
  await editor!.act(first.id, 'correct', { reason: '写错了。' })
  await advance(cms, first.id, 'ready')
  const req = await createLocalReq({}, cms.payload)
  const doc = await cms.payload.db.findOne({ collection: 'statements', where: { id: { equals: first.id } }, req })
  expect(previewRequest.shape.section.parse((await statementPreview.ask({ req, doc: doc as Json })).section)).toBe(
    'explainers',
  )
  expect((await signer!.act(first.id, 'sign')).status).toBe(200)
  expect((await signer!.act(first.id, 'withdraw', { reason: '撤回。' })).status).toBe(200)
  expect((await crossed(first.id)).map((release) => `${release.act} ${place(release)}`)).toEqual(
    ['publish', 'correct', 'withdraw'].map((act) => `${act} ${place(first)}`),
  )
})

test('links of the back office lead to the present address, and posts may name either', async () => {
  const { siteUrl } = readSettings()
  expect(pageAddress(second)).toBe(`${siteUrl}/guides/${second.year}/2/`)
  const req = await createLocalReq({}, cms.payload)
  for (const section of ['explainers', 'guides']) {
    const kept = addressesAmong([`${siteUrl}/${section}/${second.year}/2/`])
    expect(kept).toBe(`|${section}/${second.year}/2|`)
    expect((await statementAt(req, kept))?.id).toBe(second.id)
    expect(keptAddresses(second)).toContain(kept)
  }
  expect(addressesAmong([`${siteUrl}/nowhere/${second.year}/2/`])).toBe('')
})
