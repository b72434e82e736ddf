import { describe, expect, test } from 'vitest'
import { releaseDue } from '../../cms/statements/due.ts'
import { openClock } from '../harness/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

/** Numbers: per section and year of Shanghai, next free one at sign, unique, never reused; a transcript takes its notice's. */
const cms = await bootCms()
const clock = openClock()
const ledger = openLedger(cms)
const [editor, reviewer, secrecy, signer, signer2, auditor] = (await Promise.all(
  ['editor', 'reviewer', 'secrecy', 'signer', 'signer2', 'auditor'].map((who) => cms.as(who)),
)) as [Person, Person, Person, Person, Person, Person]
type Person = Awaited<ReturnType<typeof cms.as>>

const read = async (id: string) => (await auditor.get(`statements/${id}?depth=0`)).body
const at = async (kind: string, to: 'ready' | 'released' = 'released', more: Json = {}) => {
  const { id } = await draft({ cms, kind, more })
  await advance(cms, id, to)
  return read(id)
}
const turns = [{ speaker: '主持人', text: '发布会现在开始。' }]
const transcriptOf = (notice: string, to: 'ready' | 'released' = 'released') =>
  at('transcript', to, { fields: { notice, turns } })
const place = ({ section, year, number }: Json) => `${section}/${year}/${number}`
const year = clock.now().getUTCFullYear() + 2

describe('sections and years', () => {
  test('each section counts for itself, from 1', async () => {
    clock.set(`${year}-03-01T00:00:00Z`)
    const kinds = {
      response: 'responses',
      rebuttal: 'rebuttals',
      explainer: 'explainers',
      commentary: 'commentaries',
      'press-notice': 'press',
      interview: 'interviews',
    }
    for (const round of [1, 2])
      for (const [kind, section] of Object.entries(kinds))
        expect(place(await at(kind))).toBe(`${section}/${year}/${round}`)
  })

  test('a draft has none, and drafts that are never signed use none up', async () => {
    clock.set(`${year}-03-02T00:00:00Z`)
    const ready = await at('explainer', 'ready')
    expect(ready.number).toBe(null)
    const [first, second] = [await at('explainer'), await at('explainer')]
    expect(second.number).toBe(first.number + 1)
  })

  test('a new year begins in Shanghai, eight hours before it does in Greenwich', async () => {
    const [before, after, later] = [
      await at('interview', 'ready'),
      await at('interview', 'ready'),
      await at('interview', 'ready'),
    ]
    clock.set(`${year}-12-31T15:59:30Z`)
    expect((await signer.act(before.id, 'sign')).body.doc.year).toBe(year)
    clock.set(`${year}-12-31T17:00:00Z`)
    expect(place((await signer.act(after.id, 'sign')).body.doc)).toBe(`interviews/${year + 1}/1`)
    clock.set(`${year + 1}-01-01T01:00:00Z`)
    expect(place((await signer.act(later.id, 'sign')).body.doc)).toBe(`interviews/${year + 1}/2`)
  })

  test('what is scheduled over the new year is numbered when it is released', async () => {
    const doc = await at('commentary', 'ready')
    clock.set(`${year + 1}-12-31T10:00:00Z`)
    expect((await signer.act(doc.id, 'schedule', { at: `${year + 1}-12-31T16:00:01Z` })).status).toBe(200)
    clock.set(`${year + 1}-12-31T17:00:00Z`)
    expect(await releaseDue(cms.payload)).toBe(1)
    expect(place(await read(doc.id))).toBe(`commentaries/${year + 2}/1`)
  })

  test('a correction in another year keeps its place, and a withdrawn number is not given again', async () => {
    clock.set(`${year}-05-01T00:00:00Z`)
    const first = await at('rebuttal')
    clock.set(`${year + 1}-05-01T00:00:00Z`)
    await editor.act(first.id, 'correct', { reason: '改' })
    await editor.act(first.id, 'submit')
    await reviewer.act(first.id, 'review')
    await secrecy.act(first.id, 'clear', { declaration: true })
    expect(place((await signer.act(first.id, 'sign')).body.doc)).toBe(place(first))
    clock.set(`${year}-05-02T00:00:00Z`)
    expect((await signer.act(first.id, 'withdraw', { reason: '撤' })).status).toBe(200)
    expect((await at('rebuttal')).number).toBe(first.number + 1)
  })
})

describe('press conferences', () => {
  test('a transcript takes the number of its notice, in the year of its notice, and uses none up', async () => {
    clock.set(`${year}-06-01T00:00:00Z`)
    const notice = await at('press-notice')
    const transcript = await transcriptOf(notice.id)
    expect(place(transcript)).toBe(place(notice))
    expect((await at('press-notice')).number).toBe(notice.number + 1)
    const late = await at('press-notice')
    clock.set(`${year + 1}-01-05T00:00:00Z`)
    expect(place(await transcriptOf(late.id))).toBe(place(late))
    const [release] = (await auditor.get(`releases?where[subject][equals]=${transcript.id}`)).body.docs
    expect(release.release.transcript).toBe(true)
  })

  test('a transcript waits for its notice', async () => {
    const draftNotice = await draft({ cms, kind: 'press-notice' })
    const explainer = await at('explainer')
    const withdrawn = await at('press-notice')
    await signer.act(withdrawn.id, 'withdraw', { reason: '取消' })
    for (const notice of [draftNotice.id, explainer.id, withdrawn.id, 'nowhere']) {
      const { id } = await draft({ cms, kind: 'transcript', more: { fields: { notice, turns } } })
      expect(verdict(await editor.act(id, 'submit'))).toBe('422 invalid-field')
    }
  })

  test('one transcript a notice: the second is not submitted', async () => {
    const notice = await at('press-notice')
    await transcriptOf(notice.id)
    const { id } = await draft({ cms, kind: 'transcript', more: { fields: { notice: notice.id, turns } } })
    expect(verdict(await editor.act(id, 'submit'))).toBe('422 invalid-field')
  })

  test('two ready transcripts of one notice: one is signed, the other refused, at once or one after the other', async () => {
    for (const isAtOnce of [false, true]) {
      const notice = await at('press-notice')
      const [first, second] = [await transcriptOf(notice.id, 'ready'), await transcriptOf(notice.id, 'ready')]
      const sign = [() => signer.act(first.id, 'sign'), () => signer2.act(second.id, 'sign')] as const
      const answers = isAtOnce ? await Promise.all(sign.map((act) => act())) : [await sign[0](), await sign[1]()]
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(verdict(answers.find(({ status }) => status !== 200) as Json)).toMatch(/^4(09|22) /)
      const other = [first, second].find((_doc, index) => answers[index]?.status !== 200)
      expect([(await read(other.id)).state, (await ledger.of(other.id)).releases]).toEqual(['submitted', []])
    }
  })

  test('a transcript whose notice was withdrawn after its submission is not signed beside a tombstone', async () => {
    const notice = await at('press-notice')
    const { id } = await transcriptOf(notice.id, 'ready')
    await signer.act(notice.id, 'withdraw', { reason: '取消' })
    expect(verdict(await signer.act(id, 'sign'))).toMatch(/^4(09|22) /)
  })

  test('a correction cannot move a transcript to another notice, which has a number of its own', async () => {
    const [notice, other] = [await at('press-notice'), await at('press-notice')]
    const { id } = await transcriptOf(notice.id)
    await editor.act(id, 'correct', { reason: '改' })
    const moved = await editor.patch(`statements/${id}`, { fields: { notice: other.id } })
    if (moved.status === 200) expect((await editor.act(id, 'submit')).status).toBe(422)
    else expect(moved.status).toBe(422)
  })
})
