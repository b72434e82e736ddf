import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../cms/settings.ts'
import { releaseDue } from '../../cms/statements/due.ts'
import { canonicalDigest } from '../harness/canonical.ts'
import { openClock } from '../harness/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { fieldsOf, verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

/** What becomes of a text after it was released once. */
const cms = await bootCms()
const ledger = openLedger(cms)
const clock = openClock()
const [editor, reviewer, secrecy, signer, signer2, auditor] = (await Promise.all(
  ['editor', 'reviewer', 'secrecy', 'signer', 'signer2', 'auditor'].map((who) => cms.as(who)),
)) as [Person, Person, Person, Person, Person, Person]
type Person = Awaited<ReturnType<typeof cms.as>>

const read = async (id: string) => (await auditor.get(`statements/${id}?depth=0`)).body
const releasesOf = async (id: string): Promise<Json[]> => (await auditor.get(`statements/${id}/releases`)).body.docs
const crossed = async (id: string): Promise<Json[]> =>
  (await auditor.get(`releases?where[subject][equals]=${id}&sort=sequence&limit=0`)).body.docs.map(
    ({ release }: Json) => release,
  )
const make = async (to: 'submitted' | 'ready' | 'released', given: Json = {}) => {
  const { id } = await draft({ cms, kind: 'explainer', ...given })
  await advance(cms, id, to)
  return read(id)
}
const done = async (answer: Promise<Json>): Promise<Json> => {
  const { status, body } = await answer
  expect([status, body.errors]).toEqual([200, undefined])
  return body.doc
}
const refused = async (answer: Promise<Json>, code?: string): Promise<string> => {
  const commits = await ledger.commits()
  const given = await answer
  expect(await ledger.commits()).toBe(commits)
  return verdict(given, code)
}
const gates = async (id: string) => {
  await done(reviewer.act(id, 'review'))
  await done(secrecy.act(id, 'clear', { declaration: true }))
}
const again = async (id: string) => {
  await done(editor.act(id, 'submit'))
  await gates(id)
  return done(signer.act(id, 'sign'))
}
const upload = async (name: string, data: Buffer) => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(data)]), name)
  const { status, body } = await editor.post('files', form)
  expect([200, 201]).toContain(status)
  return body.doc.id as string
}
const picture = (colour: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer()

describe('digest', () => {
  test('covers what the contract says, in the words of the contract, and nothing else', async () => {
    const [attached, figure, paper] = [
      await upload('说明.txt', Buffer.from('一')),
      await upload('图.png', await picture('red')),
      await upload('表.txt', Buffer.from('二')),
    ]
    const body = `正文 e\u0301。\n\n<Figure file="${figure}" alt="图" caption="注"/>\n\n<Attachment file="${paper}"/>`
    const sent = {
      title: '标题 e\u0301 ',
      summary: '摘要',
      attachments: [attached],
      topics: ['社保卡'],
      forms: ['online'],
      body,
    }
    const { id } = await draft({ cms, more: sent })
    const doc = await read(id)
    const expected = {
      schema: 'huiying/statement/1',
      kind: 'response',
      title: '标题 \u00e9',
      summary: '摘要',
      fields: {
        question: '社保卡丢了怎么补？',
        askedAt: '2026-11-20T02:00:00.000Z',
        facts: '补卡窗口每周一至周五办理。',
        measures: '自即日起周六上午增开窗口。',
      },
      body: doc.body,
      attachments: [attached, figure, paper].sort(),
      issuingUnit: 'YP-SI',
    }
    expect(doc.digest).toBe(canonicalDigest(expected))
    expect(doc.digest).toMatch(/^[0-9a-f]{64}$/)
    const same = await done(
      editor.patch(`statements/${id}`, { topics: ['别的'], forms: ['expert'], confirmingUnits: ['YP-MED'] }),
    )
    expect(same.digest).toBe(doc.digest)
    for (const more of [
      { title: '别的' },
      { summary: '别的' },
      { fields: { facts: '别的' } },
      { body: '别的' },
      { attachments: [] },
    ])
      expect([more, (await done(editor.patch(`statements/${id}`, more))).digest === doc.digest]).toEqual([more, false])
    await done(editor.patch(`statements/${id}`, sent))
    expect((await done(editor.patch(`statements/${id}`, { fields: { facts: expected.fields.facts } }))).digest).toBe(
      doc.digest,
    )
  })

  test('the release carries exactly the text that was read, and its files', async () => {
    const figure = await upload('图.png', await picture('blue'))
    const doc = await make('released', { more: { body: `正文。\n\n<Figure file="${figure}" alt="图"/>` } })
    const [release] = await crossed(doc.id)
    const { schema: _schema, attachments, issuingUnit, ...text } = release.statement
    expect(text).toEqual({ kind: doc.kind, title: doc.title, summary: doc.summary, fields: doc.fields, body: doc.body })
    expect([attachments, issuingUnit, release.digest]).toEqual([[figure], 'YP-SI', doc.digest])
    expect(release.files.map(({ sha256 }: Json) => sha256)).toEqual([figure])
    expect(canonicalDigest(release.statement)).toBe(doc.digest)
  })
})

describe('correct', () => {
  test('the released edition stays until the next one is signed; number and year stay for good', async () => {
    const first = await make('released')
    const working = await done(editor.act(first.id, 'correct', { reason: '一处数字有误' }))
    expect([working.state, working.edition, working.number, working.digest]).toEqual([
      'draft',
      2,
      first.number,
      first.digest,
    ])
    await done(editor.patch(`statements/${first.id}`, { title: '改过的标题' }))
    expect((await releasesOf(first.id)).map(({ edition, act }: Json) => [edition, act])).toEqual([[1, 'publish']])
    const second = await again(first.id)
    expect([second.state, second.edition, second.number, second.year]).toEqual([
      'released',
      2,
      first.number,
      first.year,
    ])
    expect((await releasesOf(first.id)).map(({ edition, act, digest }: Json) => [edition, act, digest])).toEqual([
      [2, 'correct', second.digest],
      [1, 'publish', first.digest],
    ])
    const [, correction] = await crossed(first.id)
    expect([correction.reason, correction.number, correction.year, correction.section]).toEqual([
      '一处数字有误',
      first.number,
      first.year,
      'explainers',
    ])
    expect(correction).not.toHaveProperty('expunge')
  })

  test('slips of the first edition do not count for the second', async () => {
    const { id } = await make('released')
    await done(editor.act(id, 'correct', { reason: '改' }))
    await done(editor.act(id, 'submit'))
    expect(await refused(signer.act(id, 'sign'), 'slip-missing')).toBe('409 slip-missing')
    expect(await refused(signer.act(id, 'emergency-release', { reason: '急' }), 'slip-missing')).toBe(
      '409 slip-missing',
    )
    await gates(id)
    await done(signer.act(id, 'sign'))
  })

  test('expunge reaches the release of the correction, and no later one', async () => {
    const { id } = await make('released')
    await done(editor.act(id, 'correct', { reason: '含个人信息', expunge: true }))
    await again(id)
    expect((await crossed(id))[1].expunge).toEqual([1])
    await done(editor.act(id, 'correct', { reason: '再改', expunge: true }))
    await done(editor.act(id, 'discard', { reason: '不必' }))
    await done(editor.act(id, 'correct', { reason: '再改' }))
    await again(id)
    expect((await crossed(id))[2]).not.toHaveProperty('expunge')
  })
})

describe('update', () => {
  const released = () => make('released', { kind: 'response', more: { body: '## 情况\n\n第一次的说法。' } })

  test('adds a dated entry below what was said', async () => {
    const first = await released()
    const at = clock.now().toISOString().slice(0, 13)
    const working = await done(editor.act(first.id, 'update', { body: '今天的进展。', nextUpdateAt: '2026-12-01' }))
    expect([working.state, working.edition]).toEqual(['draft', 2])
    expect(working.body.startsWith(`${first.body}\n\n<Update at="${at}`)).toBe(true)
    expect(working.body).toMatch(/<Update at="[^"]+" ?\/>\n\n今天的进展。$/)
    expect(working.fields.nextUpdateAt).toBe('2026-11-30T16:00:00.000Z')
    await again(first.id)
    const [, release] = await crossed(first.id)
    expect([release.act, release.edition, release.number]).toEqual(['update', 2, first.number])
  })

  test('earlier entries are read-only, however they are sent; the new one is not', async () => {
    const { id, body, content } = await released()
    await done(editor.act(id, 'update', { body: '进展甲。' }))
    const working = await read(id)
    const shorter = { root: { ...content.root, children: [...working.content.root.children].slice(1) } }
    const altered = JSON.parse(JSON.stringify(working.content).replace('第一次的说法', '另一种说法'))
    const wrong: [string, Json, string][] = [
      ['body', { body: working.body.replace('第一次的说法', '另一种说法') }, 'body'],
      ['body, emptied', { body: '' }, 'body'],
      ['body, the entry alone', { body: '进展甲。' }, 'body'],
      ['body, without the mark', { body: `${body}\n\n进展甲。` }, 'body'],
      ['body, another date', { body: working.body.replace(/at="[^"]+"/, 'at="2020-01-01T00:00:00.000Z"') }, 'body'],
      ['body, a second mark', { body: `${working.body}\n\n<Update at="2020-01-01T00:00:00.000Z"/>\n\n乙` }, 'body'],
      ['content', { content: altered }, 'body'],
      ['content, cut', { content: shorter }, 'body'],
      ['title', { title: '别的标题' }, 'title'],
      ['summary', { summary: '别的摘要' }, 'summary'],
      ['fields', { fields: { facts: '别的事实' } }, 'fields'],
    ]
    for (const [what, sent, field] of wrong) {
      const commits = await ledger.commits()
      const answer = await editor.patch(`statements/${id}`, sent)
      expect([what, answer.status, fieldsOf(answer).some((named) => named === field)]).toEqual([what, 422, true])
      expect(await ledger.commits()).toBe(commits)
    }
    const more = await done(
      editor.patch(`statements/${id}`, { body: working.body.replace('进展甲。', '进展甲，改了一个字。\n\n还有乙。') }),
    )
    expect(more.body).toContain('还有乙。')
    const same = {
      title: more.title,
      summary: more.summary,
      fields: more.fields,
      content: more.content,
      topics: ['话题'],
    }
    expect((await done(editor.patch(`statements/${id}`, same))).digest).toBe(more.digest)
  })

  test('still after a return, after a cancelled time, and for the entries of every update', async () => {
    const { id } = await released()
    await done(editor.act(id, 'update', { body: '进展甲。' }))
    await done(editor.act(id, 'submit'))
    await done(reviewer.act(id, 'return', { reason: '再核' }))
    expect(await refused(editor.patch(`statements/${id}`, { title: '别的' }))).toBe('422 invalid-field')
    await done(editor.act(id, 'submit'))
    await gates(id)
    await done(signer.act(id, 'schedule', { at: clock.in(1) }))
    await done(signer.act(id, 'cancel-schedule', { reason: '再等' }))
    expect(await refused(editor.patch(`statements/${id}`, { title: '别的' }))).toBe('422 invalid-field')
    await again(id)
    clock.wait(1)
    const second = await done(editor.act(id, 'update', { body: '进展乙。' }))
    expect(second.body.match(/<Update at=/g)).toHaveLength(2)
    for (const word of ['第一次的说法', '进展甲'])
      expect(await refused(editor.patch(`statements/${id}`, { body: second.body.replace(word, '改') }))).toBe(
        '422 invalid-field',
      )
    await again(id)
    await done(editor.act(id, 'correct', { reason: '更正旧文' }))
    const corrected = await done(
      editor.patch(`statements/${id}`, { title: '更正的标题', body: second.body.replace('进展甲', '进展甲（更正）') }),
    )
    expect([corrected.title, corrected.body.includes('进展甲（更正）')]).toEqual(['更正的标题', true])
  })

  test('an entry must say something, in the words a body may use', async () => {
    const { id } = await released()
    for (const body of ['', '   ', '\n\n', undefined, 5, null])
      expect([body, (await refused(editor.act(id, 'update', { body }))).slice(0, 3)]).toEqual([body, '422'])
    for (const body of ['<script>x</script>', '{1}', '<Update at="2026-11-23T00:00:00.000Z"/>', '# 甲'])
      expect([body, await refused(editor.act(id, 'update', { body }))]).toEqual([body, '422 body-not-allowed'])
    expect(await refused(editor.act(id, 'update', { body: '甲', nextUpdateAt: 'soon' }))).toBe('422 invalid-field')
    expect(await refused(editor.act(id, 'update', { body: '甲', title: '乙' }))).toBe('422 unknown-field')
    const working = await done(editor.act(id, 'update', { body: '甲' }))
    const mark = working.body.slice(0, working.body.lastIndexOf('甲')).trim()
    await done(editor.patch(`statements/${id}`, { body: mark }))
    expect(await refused(editor.act(id, 'submit'))).toBe('422 invalid-field')
    const { id: other } = await make('released')
    expect(await refused(editor.act(other, 'update', { body: '甲', nextUpdateAt: '2026-12-01' }))).toBe(
      '422 invalid-field',
    )
  })
})

describe('discard', () => {
  /** Everything a person wrote or is shown; not the bookkeeping of rounds and times. */
  const written = ({ round: _r, updatedAt: _u, touched: _t, expunge: _e, ...doc }: Json) => doc

  test.each(['correct', 'update'])('after %s: the released edition, word for word', async (act) => {
    const [attached, figure, other] = [
      await upload('甲.txt', Buffer.from('甲')),
      await upload('图.png', await picture('green')),
      await upload('乙.txt', Buffer.from('乙')),
    ]
    const first = await make('released', {
      kind: 'response',
      more: {
        body: `## 情况\n\n- 甲\n- 乙\n\n<Figure file="${figure}" alt="图"/>\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |`,
        attachments: [attached],
        topics: ['社保卡', '补办'],
        forms: ['online', 'expert'],
        fields: { question: '问', askedAt: '2026-11-20', facts: '实', measures: '措', nextUpdateAt: '2026-12-20' },
      },
    })
    await done(editor.act(first.id, act, act === 'correct' ? { reason: '改' } : { body: '进展。' }))
    const sent =
      act === 'correct'
        ? {
            title: '别的',
            summary: '别的',
            body: '别的',
            attachments: [other],
            topics: ['别的'],
            forms: [],
            fields: { facts: '别的', nextUpdateAt: null },
            confirmingUnits: ['YP-MED'],
          }
        : { topics: ['别的'], forms: [], attachments: [attached, other], confirmingUnits: ['YP-MED'] }
    await done(editor.patch(`statements/${first.id}`, sent))
    const back = await done(editor.post(`statements/${first.id}/acts/discard?depth=0`, { reason: '不改了' }))
    expect([back.state, back.edition, back.digest]).toEqual(['released', 1, first.digest])
    expect(written(back)).toEqual(written(first))
    expect(await releasesOf(first.id)).toHaveLength(1)
    expect((await (await cms.as('liaison')).get(`statements/${first.id}`)).status).toBe(404)
  })

  test('then correct again: edition 2 once more, and nothing of the discarded one', async () => {
    const { id } = await make('released')
    await done(editor.act(id, 'correct', { reason: '改' }))
    await done(editor.patch(`statements/${id}`, { title: '弃用的标题' }))
    await done(editor.act(id, 'submit'))
    await done(reviewer.act(id, 'review'))
    await done(signer.act(id, 'return', { reason: '不必' }))
    await done(editor.act(id, 'discard', { reason: '不改了' }))
    const working = await done(editor.act(id, 'correct', { reason: '另改' }))
    expect([working.edition, working.title]).toEqual([2, '关于explainer的回应'])
    const second = await again(id)
    expect([second.edition, (await crossed(id)).length]).toEqual([2, 2])
    expect(JSON.stringify(await crossed(id))).not.toContain('弃用的标题')
  })
})

describe('withdraw', () => {
  const states: Record<string, (id: string) => Promise<unknown>> = {
    released: async () => {},
    'draft of the next edition': (id) => done(editor.act(id, 'correct', { reason: '改' })),
    'next edition submitted': async (id) => {
      await done(editor.act(id, 'correct', { reason: '改' }))
      await done(editor.patch(`statements/${id}`, { title: '第二版的标题' }))
      await done(editor.act(id, 'submit'))
    },
    'next edition scheduled': async (id) => {
      await done(editor.act(id, 'update', { body: '进展。' }))
      await done(editor.act(id, 'submit'))
      await gates(id)
      await done(signer.act(id, 'schedule', { at: clock.in(1) }))
    },
  }
  test.each(Object.keys(states))('%s: acts on the live edition and closes the working one', async (state) => {
    const first = await make('released')
    await states[state]?.(first.id)
    const gone = await done(signer2.act(first.id, 'withdraw', { reason: '事实有误' }))
    expect(gone.state).toBe('withdrawn')
    const [, back] = await crossed(first.id)
    expect([back.act, back.edition, back.digest, back.reason, back.title, back.number]).toEqual([
      'withdraw',
      1,
      first.digest,
      '事实有误',
      first.title,
      first.number,
    ])
    expect(back).not.toHaveProperty('statement')
    expect(back).not.toHaveProperty('expunge')
    const before = await ledger.of(first.id)
    clock.wait(3)
    await releaseDue(cms.payload)
    expect(await ledger.of(first.id)).toEqual(before)
    const { body } = await signer.get(`statements/${first.id}/acts`)
    expect(body.acts.filter(({ allowed }: Json) => allowed)).toEqual([])
    expect(await refused(editor.patch(`statements/${first.id}`, { title: '改' }))).toBe('409 wrong-state')
    expect((await releasesOf(first.id)).map(({ act }: Json) => act)).toEqual(['withdraw', 'publish'])
  })

  test('nothing to withdraw before the first release', async () => {
    const { id } = await draft({ cms, kind: 'explainer' })
    expect(await refused(signer.act(id, 'withdraw', { reason: '撤' }))).toBe('409 wrong-state')
    expect(await refused(editor.act(id, 'propose-withdrawal', { reason: '撤' }))).toBe('409 wrong-state')
    await advance(cms, id, 'ready')
    expect(await refused(signer.act(id, 'withdraw', { reason: '撤' }))).toBe('409 wrong-state')
    await done(signer.act(id, 'schedule', { at: clock.in(1) }))
    expect(await refused(signer.act(id, 'withdraw', { reason: '撤' }))).toBe('409 wrong-state')
  })

  test('expunge takes every edition out', async () => {
    const { id } = await make('released')
    await done(editor.act(id, 'correct', { reason: '改' }))
    await again(id)
    await done(signer.act(id, 'withdraw', { reason: '涉密', expunge: true }))
    expect((await crossed(id))[2].expunge).toEqual([1, 2])
  })

  test('an editor may only propose it', async () => {
    const first = await make('released')
    expect(await refused(editor.act(first.id, 'withdraw', { reason: '撤' }))).toBe('403 role')
    const proposed = await done(editor.act(first.id, 'propose-withdrawal', { reason: '事实有误' }))
    expect([proposed.state, proposed.withdrawalProposal, proposed.edition]).toEqual(['released', '事实有误', 1])
    expect(await releasesOf(first.id)).toHaveLength(1)
    expect((await done(signer.act(first.id, 'withdraw', { reason: '同意' }))).withdrawalProposal).toBe(null)
  })
})

describe('schedule', () => {
  test('not in the past, and not before every slip', async () => {
    const { id } = await make('ready')
    for (const at of [clock.in(-1), clock.now().toISOString(), '2001-01-01'])
      expect([at, await refused(signer.act(id, 'schedule', { at }))]).toEqual([at, '422 invalid-field'])
    expect((await read(id)).state).toBe('submitted')
    const { id: unready } = await make('submitted')
    expect(await refused(signer.act(unready, 'schedule', { at: clock.in(1) }))).toBe('409 slip-missing')
  })

  test('signed now, numbered and released when its time comes, after a downtime too', async () => {
    const { id, digest } = await make('ready')
    const at = clock.in(2)
    const scheduled = await done(signer.act(id, 'schedule', { at }))
    expect([scheduled.state, scheduled.number, await crossed(id)]).toEqual(['scheduled', null, []])
    const [waiting] = await releasesOf(id)
    expect(waiting).toMatchObject({ edition: 1, act: 'publish', digest, state: 'scheduled', liveAt: null })
    expect(Date.parse(waiting.signedAt)).toBeLessThanOrEqual(clock.now().getTime())
    expect((await ledger.of(id)).slips.filter(({ act }: Json) => act === 'sign')).toHaveLength(1)
    for (const act of ['sign', 'schedule', 'review', 'return', 'submit'])
      expect([
        act,
        await refused(
          (act === 'submit' ? editor : act === 'review' ? reviewer : signer2).act(
            id,
            act,
            act === 'schedule' ? { at } : {},
          ),
        ),
      ]).toEqual([act, '409 wrong-state'])
    expect(await refused(editor.patch(`statements/${id}`, { title: '改' }))).toBe('409 wrong-state')

    expect(await releaseDue(cms.payload)).toBe(0)
    clock.wait(1.9)
    await releaseDue(cms.payload)
    expect((await read(id)).state).toBe('scheduled')
    clock.wait(48)
    await releaseDue(cms.payload)
    await releaseDue(cms.payload)
    const released = await read(id)
    expect([released.state, released.digest, released.number > 0]).toEqual(['released', digest, true])
    expect(await crossed(id)).toHaveLength(1)
    expect((await crossed(id))[0].slips.filter(({ act }: Json) => act === 'sign')).toHaveLength(1)
    expect((await releasesOf(id))[0]).toMatchObject({ edition: 1, act: 'publish', state: 'pending' })
  })

  test('several that are due come in the order of their times, each with a number of its own', async () => {
    const ids: string[] = []
    for (const hours of [3, 1, 2]) {
      const { id } = await make('ready', { kind: 'interview' })
      await done(signer.act(id, 'schedule', { at: clock.in(hours) }))
      ids.push(id)
    }
    clock.wait(5)
    expect(await releaseDue(cms.payload)).toBeGreaterThanOrEqual(3)
    const numbers = await Promise.all(ids.map(async (id) => (await read(id)).number as number))
    const least = Math.min(...numbers)
    expect(numbers.map((number) => number - least)).toEqual([2, 0, 1])
  })

  test('cancelled: a draft again, every slip void, never released', async () => {
    const { id } = await make('ready')
    await done(signer.act(id, 'schedule', { at: clock.in(1) }))
    const back = await done(signer2.act(id, 'cancel-schedule', { reason: '等新数据' }))
    expect(back.state).toBe('draft')
    clock.wait(2)
    await releaseDue(cms.payload)
    expect([(await read(id)).state, await releasesOf(id)]).toEqual(['draft', []])
    await done(editor.act(id, 'submit'))
    const { refusals } = (await signer.get(`statements/${id}/acts`)).body.acts.find(({ act }: Json) => act === 'sign')
    expect(refusals.map(({ code, field }: Json) => `${code} ${field}`).sort()).toEqual([
      'slip-void clear',
      'slip-void review',
    ])
    await gates(id)
    await done(signer.act(id, 'sign'))
  })

  test('the gates are checked again: what is no longer complete is not released, and says why', async () => {
    const notice = await make('released', { kind: 'press-notice' })
    const { id } = await draft({
      cms,
      kind: 'transcript',
      more: { fields: { notice: notice.id, turns: [{ speaker: '甲', text: '乙' }] } },
    })
    await advance(cms, id, 'ready')
    await done(signer.act(id, 'schedule', { at: clock.in(1) }))
    await done(signer2.act(notice.id, 'withdraw', { reason: '会议取消' }))
    clock.wait(2)
    await releaseDue(cms.payload)
    await releaseDue(cms.payload)
    expect([(await read(id)).state, await crossed(id)]).toEqual(['scheduled', []])
    const [waiting] = await releasesOf(id)
    expect([waiting.state, waiting.error]).toEqual(['scheduled', expect.stringMatching(/公告/)])
    await done(signer.act(id, 'cancel-schedule', { reason: '会议取消' }))
  })
})

describe('emergency', () => {
  const cleared = async (more: Json = {}) => {
    const { id } = await draft({ cms, kind: 'explainer', confirming: ['YP-MED'], more })
    await advance(cms, id, 'submitted')
    await done(secrecy.act(id, 'clear', { declaration: true }))
    return id as string
  }

  test('waives missing confirm and review, which the release names; never the secrecy review', async () => {
    const { id: bare } = await draft({ cms, kind: 'explainer', confirming: ['YP-MED'] })
    await advance(cms, bare, 'submitted')
    const answer = await signer.act(bare, 'emergency-release', { reason: '急' })
    expect([verdict(answer), fieldsOf(answer)]).toEqual(['409 slip-missing', ['clear']])

    const id = await cleared()
    expect(await refused(signer.act(id, 'sign'), 'slip-missing')).toBe('409 slip-missing')
    const doc = await done(signer.act(id, 'emergency-release', { reason: '谣言扩散' }))
    expect([doc.state, doc.emergency.reason, doc.emergency.ratifiedAt]).toEqual(['released', '谣言扩散', undefined])
    const [release] = await crossed(id)
    expect(release.emergency.reason).toBe('谣言扩散')
    expect(release.emergency.waived.join()).toMatch(/confirm.*YP-MED/)
    expect(release.emergency.waived.join()).toMatch(/review/)
    expect(release.emergency.waived).toHaveLength(2)
    expect(release.slips.map(({ act }: Json) => act).sort()).toEqual(['clear', 'sign'])
    for (const who of ['handler', 'liaison', 'inspector', 'reviewer', 'admin'])
      expect([who, (await (await cms.as(who)).get(`statements/${id}`)).body.emergency?.reason]).toEqual([
        who,
        '谣言扩散',
      ])
  })

  test('ratified by another signer, in words, once', async () => {
    const id = await cleared()
    await done(signer.act(id, 'emergency-release', { reason: '急' }))
    expect(await refused(signer.act(id, 'ratify', { comment: '自己追认' }))).toMatch(/^403 /)
    for (const comment of [undefined, '', '  ', 5])
      expect((await refused(signer2.act(id, 'ratify', { comment }))).slice(0, 3)).toBe('422')
    clock.wait(23.9)
    const ratified = await done(signer2.act(id, 'ratify', { comment: '同意' }))
    expect([ratified.state, typeof ratified.emergency.ratifiedAt]).toEqual(['released', 'string'])
    expect(await refused(signer2.act(id, 'ratify', { comment: '再次' }))).toBe('409 wrong-state')
    expect(await crossed(id)).toHaveLength(1)
  })

  test('after 24 hours it can no longer be ratified; it stays live and flagged until a person withdraws it', async () => {
    const id = await cleared()
    await done(signer.act(id, 'emergency-release', { reason: '急' }))
    clock.wait(24.1)
    expect((await refused(signer2.act(id, 'ratify', { comment: '迟了' }))).slice(0, 3)).toBe('409')
    await releaseDue(cms.payload)
    const late = await read(id)
    expect([late.state, late.emergency.ratifiedAt]).toEqual(['released', undefined])
    await done(signer2.act(id, 'withdraw', { reason: '未追认' }))
  })

  test('what was released the ordinary way is not ratified', async () => {
    const { id } = await make('released')
    expect(await refused(signer2.act(id, 'ratify', { comment: '同意' }))).toBe('409 wrong-state')
  })
})

describe('GET /releases', () => {
  const keys = ['act', 'digest', 'edition', 'liveAt', 'signedAt', 'state', 'url']
  const report = async (release: string, sent: Json) => {
    const answer = await cms.call('POST', `outbox/${release}/delivery`, {
      body: { at: clock.now().toISOString(), ...sent },
      headers: { authorization: `Publisher ${readSettings().publisherSecret}` },
    })
    expect(answer.status).toBe(200)
  }
  const rows = async (id: string) =>
    (await auditor.get(`releases?where[subject][equals]=${id}&sort=sequence`)).body.docs

  test('pending, written, failed, live: live is what the publisher found, and nothing else', async () => {
    const first = await make('released')
    const url = `http://localhost:4321/explainers/${first.year}/${first.number}/`
    const told = async () => (await releasesOf(first.id))[0]
    expect(Object.keys(await told()).sort()).toEqual(keys)
    expect([(await told()).state, (await read(first.id)).live]).toEqual(['pending', null])
    const [row] = await rows(first.id)
    await report(row.id, { state: 'written' })
    expect([(await told()).state, (await read(first.id)).live]).toEqual(['written', null])
    await report(row.id, { state: 'failed', error: '首页没有更新' })
    expect([(await told()).state, (await told()).error, (await read(first.id)).live]).toEqual([
      'failed',
      '首页没有更新',
      null,
    ])
    await report(row.id, { state: 'live', url })
    expect(Object.keys(await told()).sort()).toEqual(keys)
    expect(await told()).toMatchObject({ state: 'live', url, edition: 1, act: 'publish', digest: first.digest })
    expect(Number.isNaN(Date.parse((await told()).liveAt))).toBe(false)
    expect((await read(first.id)).live).toEqual({ edition: 1, digest: first.digest, url, since: (await told()).liveAt })

    await done(editor.act(first.id, 'correct', { reason: '改' }))
    await done(editor.patch(`statements/${first.id}`, { title: '改过' }))
    const second = await again(first.id)
    expect((await read(first.id)).live.edition).toBe(1)
    expect((await releasesOf(first.id)).map(({ state }: Json) => state)).toEqual(['pending', 'live'])
    await report((await rows(first.id))[1].id, { state: 'live', url })
    expect((await read(first.id)).live).toMatchObject({ edition: 2, digest: second.digest })

    await done(signer.act(first.id, 'withdraw', { reason: '撤' }))
    expect((await read(first.id)).live.edition).toBe(2)
    await report((await rows(first.id))[2].id, { state: 'live', url })
    expect((await read(first.id)).live).toBe(null)
  })

  test('nobody but the publisher reports or reads the outbox', async () => {
    const { id } = await make('released')
    const [row] = await rows(id)
    const sent = { state: 'live', url: 'http://x', at: clock.now().toISOString() }
    for (const person of [signer, auditor, await cms.as('admin')]) {
      expect(await refused(person.post(`outbox/${row.id}/delivery`, sent))).toMatch(/^40[13] /)
      expect(await refused(person.get('outbox'))).toMatch(/^40[13] /)
    }
    expect(await refused(cms.call('POST', `outbox/${row.id}/delivery`, { body: sent }))).toMatch(/^401 /)
    expect((await read(id)).live).toBe(null)
  })
})
