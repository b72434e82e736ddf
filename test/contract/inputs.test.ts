import { describe, expect, test } from 'vitest'
import { canonicalDigest } from '../harness/canonical.ts'
import { bootCms, type Json, password } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { codesOf, fieldsOf, verdict } from '../harness/refusal.ts'
import { draft, fieldsFor, openCase } from '../harness/statement.ts'

/** What may be sent, and what is refused with 422, by name, with nothing changed. */
const cms = await bootCms()
const ledger = openLedger(cms)
const [editor, handler, monitor, admin, signer, secrecy] = (await Promise.all(
  ['editor', 'handler', 'monitor', 'admin', 'signer', 'secrecy'].map((who) => cms.as(who)),
)) as [Person, Person, Person, Person, Person, Person]
type Person = Awaited<ReturnType<typeof cms.as>>

const explainer = (more: Json = {}) => draft({ cms, kind: 'explainer', more })
const refused = async (answer: Promise<Json>) => {
  const commits = await ledger.commits()
  const given = await answer
  if (given.status >= 400) expect(await ledger.commits()).toBe(commits)
  return given
}

/** Written by the workflow or the store, never by whoever sends them. */
const systemFields = `state digest number author touched live edition round section year releasedEdition emergency
  concerned lockedBody scheduledAt scheduleError editionAct editionReason expunge withdrawalProposal
  id createdAt updatedAt _status __proto__ constructor`.split(/\s+/)

describe('unknown fields and fields of the system', () => {
  test.each(systemFields)('a statement does not take %s, on create or PATCH', async (field) => {
    const { id } = await explainer()
    const sent = `{"kind":"explainer","title":"题","${field}":"released"}`
    for (const answer of [
      await refused(editor.post('statements', sent)),
      await refused(editor.patch(`statements/${id}`, `{"title":"题","${field}":"released"}`)),
    ]) {
      expect([verdict(answer), fieldsOf(answer)]).toEqual(['422 unknown-field', [field]])
    }
  })

  test('kind is chosen once', async () => {
    const { id } = await explainer()
    expect((await refused(editor.patch(`statements/${id}`, { kind: 'rebuttal' }))).status).toBe(422)
  })

  test('every unknown field is named, in every collection and act', async () => {
    const { id } = await explainer()
    const mention = { title: '一条', text: '原话', sourceKind: 'forum' }
    const requests: [string, Promise<Json>, string[]][] = [
      ['statement', editor.post('statements', { kind: 'explainer', title: '题', a: 1, b: 2 }), ['a', 'b']],
      ['fields', editor.post('statements', { kind: 'explainer', title: '题', fields: { a: 1 } }), ['fields.a']],
      ['fields of another kind', editor.patch(`statements/${id}`, { fields: { question: '问' } }), ['fields.question']],
      ['mention', monitor.post('mentions', { ...mention, state: 'attached', concerned: [] }), ['state', 'concerned']],
      ['mention', monitor.post('mentions', { ...mention, capturedBy: 'x', case: 'x' }), ['capturedBy', 'case']],
      ['case', monitor.post('cases', { title: '事', kind: 'doubt', leadUnit: 'YP-SI', state: 'closed' }), ['state']],
      ['unit', admin.post('units', { code: 'X', name: '某', region: '某', extra: 1 }), ['extra']],
      [
        'user',
        admin.post('users', { email: 'a@b.test', name: '某', password, roles: [], salt: 'x', hash: 'y' }),
        ['salt', 'hash'],
      ],
      ['act', editor.post(`statements/${id}/acts/submit`, { force: true }), ['force']],
    ]
    for (const [what, request, fields] of requests) {
      const answer = await refused(request)
      const named = answer.body.errors
        .filter(({ code }: Json) => code === 'unknown-field')
        .map(({ field }: Json) => field)
      expect([what, answer.status, named.sort()]).toEqual([what, 422, fields.sort()])
    }
  })

  test('a form of the admin cannot smuggle a state in', async () => {
    const { id, digest } = await explainer()
    const form = new FormData()
    form.append(
      '_payload',
      JSON.stringify({ title: '表单改的标题', state: 'released', number: 7, digest: 'x', touched: [] }),
    )
    const { body } = await editor.patch(`statements/${id}`, form)
    expect([body.doc.title, body.doc.state, body.doc.number]).toEqual(['表单改的标题', 'draft', null])
    expect(body.doc.digest).not.toBe(digest)
    expect(body.doc.touched).toHaveLength(1)
  })

  test('no switch in the address changes what is stored', async () => {
    const { id } = await explainer()
    const tricks =
      'draft=true&autosave=true&overrideAccess=true&publishAllLocales=true&trash=true&user=x&context[door]=1'
    const changed = await editor.patch(`statements/${id}?${tricks}`, { title: '新题' })
    expect([changed.status, changed.body.doc.state]).toEqual([200, 'draft'])
    expect((await signer.get(`statements/${id}?${tricks}`)).body.title).toBe('新题')
    expect((await refused(monitor.get(`statements/${id}?${tricks}`))).status).toBe(404)
  })
})

describe('values', () => {
  const long = (times: number) => '长'.repeat(times)
  test.each<[string, Json]>([
    ['title too long', { title: long(5_000) }],
    ['title empty', { title: '' }],
    ['title blank', { title: '  ' }],
    ['title a number', { title: 7 }],
    ['title a list', { title: ['题'] }],
    ['summary too long', { summary: long(50_000) }],
    ['body too long', { body: long(400_000) }],
    ['body a number', { body: 5 }],
    ['body a tree', { body: { root: {} } }],
    ['content a text', { content: '正文' }],
    ['content without root', { content: { children: [] } }],
    ['body and content', { body: '甲', content: { root: { type: 'root', children: [] } } }],
    ['fields a text', { fields: 'x' }],
    ['fields a list', { fields: [] }],
    ['forms unknown', { forms: ['telepathy'] }],
    ['forms a text', { forms: 'online' }],
    ['topics with a space', { topics: ['两 词'] }],
    ['topics with a slash', { topics: ['../etc'] }],
    ['topics too long', { topics: [long(100)] }],
    ['too many topics', { topics: Array.from({ length: 200 }, (_, at) => `话题${at}`) }],
    ['case unknown', { case: 'nowhere' }],
    ['case an operator', { case: { exists: true } }],
    ['confirming unit unknown', { confirmingUnits: ['YP-NOWHERE'] }],
    ['confirming units a text', { confirmingUnits: 'YP-MED' }],
    ['attachment unknown', { attachments: ['0'.repeat(64)] }],
    ['attachment a path', { attachments: ['../../keys/secret'] }],
    ['policy address a script', { fields: { policyUrl: 'javascript:alert(1)' } }],
    ['policy address a file', { fields: { policyUrl: 'file:///etc/passwd' } }],
    ['policy address relative', { fields: { policyUrl: '/policy' } }],
    ['policy address too long', { fields: { policyUrl: `https://a.example/${'x'.repeat(10_000)}` } }],
  ])('%s', async (_what, sent) => {
    const { id } = await explainer()
    for (const answer of [
      await refused(editor.post('statements', { kind: 'explainer', title: '题', ...sent })),
      await refused(editor.patch(`statements/${id}`, sent)),
    ]) {
      expect(answer.status).toBe(422)
      codesOf(answer)
    }
  })

  test('kind and title are needed', async () => {
    for (const sent of [
      {},
      { kind: 'explainer' },
      { title: '题' },
      { kind: 'leaflet', title: '题' },
      { kind: null, title: '题' },
    ])
      expect(verdict(await refused(editor.post('statements', sent)))).toBe('422 invalid-field')
  })

  test('who is in charge speaks: the issuing unit', async () => {
    const opened = await openCase(cms, { leadUnit: 'YP-EXAM', supportingUnits: ['YP-JOBS'] })
    const other = await openCase(cms, { leadUnit: 'YP-LABOUR', supportingUnits: ['YP-SI'] })
    const sent = { kind: 'response', title: '题' }
    for (const more of [{ issuingUnit: 'YP-LABOUR' }, { issuingUnit: 'YP-NOWHERE' }, { case: opened.id }])
      expect(verdict(await refused(editor.post('statements', { ...sent, ...more })))).toBe('422 issuing-unit')
    const supporting = await editor.post('statements', { ...sent, case: other.id, issuingUnit: 'YP-SI' })
    expect([supporting.status, supporting.body.doc.issuingUnit.code]).toEqual([201, 'YP-SI'])
    const { id } = supporting.body.doc
    expect(verdict(await refused(editor.patch(`statements/${id}`, { issuingUnit: 'YP-LABOUR' })))).toBe(
      '422 issuing-unit',
    )
    expect(verdict(await refused(editor.patch(`statements/${id}`, { case: opened.id })))).toBe('422 issuing-unit')
  })

  test.each<Json>([
    'yesterday',
    '',
    '2026',
    '2026-13-01',
    '2026-02-30',
    '2026-11-23 10:00',
    '2026-11-23T10:00:00',
    '23.11.2026',
    0,
    1e308,
    -1,
    true,
    [],
    {},
    '2026-11-23T25:00:00Z',
    '2026-11-23T10:00:00+99:00',
    '+275760-09-14T00:00:00Z',
  ])('a time cannot be %j', async (at) => {
    const opened = { title: '事', kind: 'doubt', leadUnit: 'YP-SI' }
    expect((await refused(monitor.post('cases', { ...opened, detectedAt: at }))).status).toBe(422)
    const mention = { title: '条', text: '话', sourceKind: 'forum' }
    expect((await refused(monitor.post('mentions', { ...mention, publishedAt: at }))).status).toBe(422)
    // A form sends '' for what is not filled in yet.
    const statement = await refused(
      editor.post('statements', { kind: 'response', title: '题', fields: { askedAt: at } }),
    )
    expect(statement.status).toBe(at === '' ? 201 : 422)
  })

  test('times may be written with any offset, or as a day of Shanghai, and come back in UTC', async () => {
    const asked = async (askedAt: string) =>
      (await editor.post('statements', { kind: 'response', title: '题', fields: { askedAt } })).body.doc.fields.askedAt
    expect(await asked('2026-11-23T10:00:00+08:00')).toBe('2026-11-23T02:00:00.000Z')
    expect(await asked('2026-11-23T02:00:00Z')).toBe('2026-11-23T02:00:00.000Z')
    expect(await asked('2026-11-23')).toBe('2026-11-22T16:00:00.000Z')
  })

  test.each<[string, Json]>([
    ['kind', { kind: 'gossip' }],
    ['no lead unit', { leadUnit: undefined }],
    ['unknown lead unit', { leadUnit: 'YP-NOWHERE' }],
    ['lead and supporting at once', { supportingUnits: ['YP-SI'] }],
    ['title too long', { title: long(5_000) }],
    ['mentions a text', { mentions: 'x' }],
  ])('a case: %s', async (_what, more) => {
    const sent = { title: '事', kind: 'doubt', summary: '', leadUnit: 'YP-SI', ...more }
    const answer = await refused(monitor.post('cases', sent))
    expect(answer.status).toBe(422)
    codesOf(answer)
  })

  test.each<[string, Json]>([
    ['url a script', { url: 'javascript:alert(1)' }],
    ['text too long', { text: long(100_000) }],
    ['source kind', { sourceKind: 'A B' }],
    ['counters', { counters: { likes: 'many' } }],
    ['negative counter', { counters: { likes: -1 } }],
  ])('a mention: %s', async (_what, more) => {
    const answer = await refused(monitor.post('mentions', { title: '条', text: '话', sourceKind: 'forum', ...more }))
    expect(answer.status).toBe(422)
    codesOf(answer)
  })

  test('monitor, analyst and handler open cases, for whatever unit', async () => {
    for (const [who, leadUnit] of [
      ['monitor', 'YP-SI'],
      ['analyst', 'YP-EXAM'],
      ['handler', 'YP-SI'],
      ['handler', 'YP-EXAM'],
      ['handler2', 'YP-SI'],
    ] as const) {
      const sent = { title: '事', kind: 'rumour', summary: '概要', leadUnit }
      const { status, body } = await (await cms.as(who)).post('cases', sent)
      expect([who, leadUnit, status, body.doc?.title]).toEqual([who, leadUnit, 201, '事'])
    }
    for (const who of [
      'editor',
      'reviewer',
      'signer',
      'liaison',
      'inspector',
      'auditor',
      'admin',
      'spokesperson',
      'security',
    ]) {
      const sent = { title: '事', kind: 'rumour', summary: '概要', leadUnit: 'YP-SI' }
      expect([who, verdict(await refused((await cms.as(who)).post('cases', sent)))]).toEqual([who, '403 role'])
    }
  })
})

describe('bodies', () => {
  const file = '0'.repeat(64)
  const wrong: [string, string][] = [
    ['script', '<script>alert(1)</script>'],
    ['raw html', '<div>甲</div>'],
    ['inline html', '甲 <b>乙</b> 丙'],
    ['html comment', '<!-- 甲 -->'],
    ['handler in a tag', '<img src="x" onerror="alert(1)" />'],
    ['import', "import x from 'node:fs'"],
    ['export', 'export const a = 1'],
    ['expression', '一共 {1 + 1} 件'],
    ['flow expression', '{process.exit()}'],
    ['comment expression', '{/* 甲 */}'],
    ['unknown component', '<Counter />'],
    ['component with children', `<Figure file="${file}" alt="图">甲</Figure>`],
    ['attribute expression', `<Figure file={"${file}"} alt="图" />`],
    ['spread', '<Figure {...props} />'],
    ['unknown attribute', `<Figure file="${file}" alt="图" onload="x" />`],
    ['figure without a digest', '<Figure file="../../keys/secret" alt="图" />'],
    ['attachment without a digest', '<Attachment file="https://a.example/x.pdf" />'],
    ['a dated mark of the system', '<Update at="2026-11-23T00:00:00.000Z" />'],
    ['image', '![图](https://a.example/x.png)'],
    ['javascript link', '[甲](javascript:alert(1))'],
    ['mixed case javascript link', '[甲](JaVaScRiPt:alert(1))'],
    ['entity javascript link', '[甲](&#106;avascript:alert(1))'],
    ['data link', '[甲](data:text/html;base64,PHNjcmlwdD4=)'],
    ['file link', '[甲](file:///etc/passwd)'],
    ['protocol-relative link', '[甲](//evil.example/)'],
    ['relative link', '[甲](../admin)'],
    ['first-level heading', '# 甲'],
    ['fifth-level heading', '##### 甲'],
    ['a link by reference', '[甲][乙]\n\n[乙]: javascript:alert(1)'],
  ]
  test.each(wrong)('refused: %s', async (_what, body) => {
    const { id } = await explainer()
    for (const answer of [
      await refused(editor.post('statements', { kind: 'explainer', title: '题', body })),
      await refused(editor.patch(`statements/${id}`, { body })),
    ])
      expect([verdict(answer), new Set(fieldsOf(answer))]).toEqual(['422 body-not-allowed', new Set(['body'])])
  })

  test('refused too: a figure, attachment or portrait nobody uploaded', async () => {
    const sent: Json[] = [
      { kind: 'explainer', body: `<Figure file="${file}" alt="图"/>` },
      { kind: 'explainer', body: `<Attachment file="${file}"/>` },
      { kind: 'commentary', fields: { expert: { name: '顾明之', post: '教授', portrait: file } } },
    ]
    for (const more of sent)
      expect(verdict(await refused(editor.post('statements', { title: '题', ...more })))).toBe('422 invalid-field')
  })

  test('every fault of a body is told at once', async () => {
    const body = '<b>甲</b>\n\n{1}\n\n[乙](javascript:x)'
    const { body: told } = await refused(editor.post('statements', { kind: 'explainer', title: '题', body }))
    expect(told.errors.length).toBeGreaterThanOrEqual(3)
  })

  test.each<[string, string]>([
    ['paragraphs', '第一段。\n\n第二段。'],
    ['headings', '## 二级\n\n### 三级\n\n#### 四级'],
    ['lists', '- 甲\n  - 乙\n\n1. 丙\n2. 丁'],
    ['table', '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |'],
    ['quote', '> 引文'],
    ['links', '[甲](https://a.example/x?y=1&z=2) [乙](http://a.example/) [丙](mailto:a@b.example)'],
    ['emphasis and code', '**重** *斜* `<script>` \\<b>'],
  ])('allowed, and read back as it was meant: %s', async (_what, body) => {
    const { status, body: answer } = await editor.post('statements', { kind: 'explainer', title: '题', body })
    expect(status).toBe(201)
    const again = await editor.post('statements', { kind: 'explainer', title: '题', body: answer.doc.body })
    expect(again.body.doc.body).toBe(answer.doc.body)
    const asTree = await editor.post('statements', { kind: 'explainer', title: '题', content: answer.doc.content })
    expect([asTree.status, asTree.body.doc.body, asTree.body.doc.digest]).toEqual([
      201,
      answer.doc.body,
      answer.doc.digest,
    ])
  })

  const text = (words: string) => ({ type: 'text', text: words, format: 0 })
  const tree = (...children: Json[]) => ({ root: { type: 'root', children } })
  test.each<[string, Json]>([
    [
      'link to a script',
      tree({
        type: 'paragraph',
        children: [
          { type: 'link', fields: { url: 'javascript:alert(1)', linkType: 'custom' }, children: [text('甲')] },
        ],
      }),
    ],
    [
      'autolink to a script',
      tree({
        type: 'paragraph',
        children: [{ type: 'autolink', fields: { url: 'javascript:alert(1)' }, children: [text('甲')] }],
      }),
    ],
    ['unknown node', tree({ type: 'iframe', src: 'https://evil.example' })],
    ['unknown block', tree({ type: 'block', fields: { blockType: 'Html', html: '<script>' } })],
    ['upload node', tree({ type: 'upload', relationTo: 'users', value: 'x' })],
    ['relationship node', tree({ type: 'relationship', relationTo: 'users', value: 'x' })],
    ['a dated mark', tree({ type: 'block', fields: { blockType: 'Update', at: '2026-11-23T00:00:00.000Z' } })],
    ['not a root', { root: { type: 'paragraph', children: [] } }],
    ['first-level heading', tree({ type: 'heading', tag: 'h1', children: [text('甲')] })],
  ])('refused in the editor tree: %s', async (_what, content) => {
    const answer = await refused(editor.post('statements', { kind: 'explainer', title: '题', content }))
    expect(answer.status).toBe(422)
    codesOf(answer)
  })

  test('a raw tag written as text in the editor stays text', async () => {
    const content = tree({ type: 'paragraph', children: [text('<script>alert(1)</script> {1+1} import x')] })
    const { status, body } = await editor.post('statements', { kind: 'explainer', title: '题', content })
    expect(status).toBe(201)
    expect(body.doc.body).not.toMatch(/(^|[^\\])<script/)
    expect((await editor.post('statements', { kind: 'explainer', title: '题', body: body.doc.body })).status).toBe(201)
  })
})

describe('complete for its kind', () => {
  /** Contract, Statements: every field written without `?`, except nextUpdateAt. */
  const needed: Record<string, string[]> = {
    response: ['question', 'askedAt', 'facts', 'measures'],
    rebuttal: ['claim', 'claimSource', 'firstSeenAt', 'verdict', 'evidence', 'advice'],
    commentary: ['expert'],
    explainer: ['policyUrl'],
    'press-notice': ['startsAt', 'place', 'speakers', 'organiser', 'contact'],
    transcript: ['notice', 'turns'],
    interview: ['outlet', 'interviewee'],
  }
  test.each(Object.keys(needed))('%s: a draft may miss everything, a submission nothing', async (kind) => {
    const fields = needed[kind] ?? []
    const bare = await editor.post('statements', { kind, title: '只有标题' })
    expect(bare.status).toBe(201)
    const submit = await refused(editor.post(`statements/${bare.body.doc.id}/acts/submit`, {}))
    const answersCase = kind === 'response' || kind === 'rebuttal'
    expect([submit.status, fieldsOf(submit).sort()]).toEqual([
      422,
      [...fields.map((field) => `fields.${field}`), 'summary', 'body', ...(answersCase ? ['case'] : [])].sort(),
    ])
    for (const missing of fields) {
      const { [missing]: _left, ...others } = fieldsFor[kind]
      const { id } = await draft({ cms, kind, more: { fields: kind === 'transcript' ? {} : others } })
      const answer = await refused(editor.post(`statements/${id}/acts/submit`, {}))
      expect([missing, answer.status, fieldsOf(answer).includes(`fields.${missing}`)]).toEqual([missing, 422, true])
    }
    if (kind === 'transcript') return
    const { id } = await draft({ cms, kind })
    expect((await editor.post(`statements/${id}/acts/submit`, {})).status).toBe(200)
  })

  test('what is nested may be missing in a draft as well', async () => {
    for (const [kind, fields, field] of [
      ['commentary', { expert: { name: '顾明之' } }, 'fields.expert.post'],
      ['press-notice', { speakers: [] }, 'fields.speakers'],
      ['transcript', { turns: [{ speaker: '主持人' }] }, 'fields.turns.0.text'],
    ] as const) {
      const { status, body } = await editor.post('statements', { kind, title: '题', fields })
      expect([kind, status]).toEqual([kind, 201])
      const answer = await refused(editor.post(`statements/${body.doc.id}/acts/submit`, {}))
      expect([kind, answer.status, fieldsOf(answer).includes(field)]).toEqual([kind, 422, true])
    }
  })
})

describe('strange text', () => {
  const strange = {
    'half a character': '\ud800',
    'zero byte': '甲\u0000乙',
    'many marks': `e${'\u0301'.repeat(500)}`,
    'direction override': '\u202e甲',
    'line separators': '甲\u2028乙\r\n丙',
  }
  test.each(Object.entries(strange))('%s: refused, or kept and digested as it is shown', async (_what, odd) => {
    const answers = [
      await editor.post('statements', {
        kind: 'interview',
        title: odd,
        summary: odd,
        body: odd,
        fields: { outlet: odd },
      }),
      await monitor.post('mentions', { title: odd, text: odd, sourceKind: 'forum', author: odd }),
      await monitor.post('cases', { title: odd, kind: 'doubt', summary: odd, leadUnit: 'YP-SI' }),
    ]
    for (const answer of answers) {
      expect([201, 422]).toContain(answer.status)
      if (answer.status === 422) codesOf(answer)
    }
    const [statement] = answers
    if (statement?.status !== 201) return
    const { kind, title, summary, fields, body, digest } = (await signer.get(`statements/${statement.body.doc.id}`))
      .body
    const shown = { schema: 'huiying/statement/1', kind, title, summary, fields, body, issuingUnit: 'YP-SI' }
    expect(canonicalDigest(shown)).toBe(digest)
  })

  test('an act takes it or refuses it, and never fails', async () => {
    for (const odd of Object.values(strange)) {
      const { id, digest } = await explainer()
      await editor.post(`statements/${id}/acts/submit`, {})
      const match = { 'if-match': `"${digest}"` }
      const review = await secrecy.post(`statements/${id}/acts/clear`, { declaration: true, comment: odd }, match)
      expect([200, 422]).toContain(review.status)
      expect([200, 422]).toContain((await secrecy.post(`statements/${id}/acts/return`, { reason: odd })).status)
    }
  })

  test('trees without end are refused', async () => {
    const { id } = await explainer()
    for (const depth of [600, 5_000, 100_000]) {
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`
      const nodes = `${'{"type":"list","children":['.repeat(Math.min(depth, 20_000))}${']}'.repeat(Math.min(depth, 20_000))}`
      const requests = [
        editor.post('statements', `{"kind":"explainer","title":"x","fields":{"policyUrl":${deep}}}`),
        editor.post(
          'statements',
          `{"kind":"explainer","title":"x","content":{"root":{"type":"root","children":[${nodes}]}}}`,
        ),
        editor.post(`statements/${id}/acts/submit`, `{"x":${deep}}`, { 'idempotency-key': `deep-${depth}` }),
        handler.post('cases', `{"title":"x","kind":"doubt","leadUnit":"YP-SI","summary":${deep}}`),
        monitor.post('mentions', `{"title":"x","text":"x","sourceKind":"forum","counters":${deep}}`),
      ]
      for (const request of requests) expect((await request).status).toBe(422)
    }
  })

  test('lookups with odd values answer, and never fail', async () => {
    const odd = [
      'limit=-1',
      'limit=1&limit=2',
      'page=1e999',
      'sort=hash',
      'sort=-case.title',
      'sort=statement.title',
      'where[title][all]=a',
      'where[content.root][equals]=a',
      'where[fields.facts][in]=a',
      'where[fields.facts][greater_than]=a',
      'where[title][like][]=b',
      'where[title][equals][a]=b',
      'limit[x]=1',
      'page[]=1',
      'depth=1&depth=1',
      'sort=title&sort=edition',
      'sort[x]=title',
      'draft=true&draft=false',
      'select=x',
      'populate=x',
      'where=x',
      'where[title]=x',
      'where[title]=x&where[title]=y',
      'limit=abc',
      'limit=1e9',
      'page=-5',
      'page=99999999999',
      'depth=-1',
      'depth=999',
      'depth=x',
      'sort=nope',
      'sort=-',
      'select[nope]=true',
      'select[title]=1',
      'populate[users][hash]=true',
      'where[id][in]=',
      'where[title][like]=%25_%27%22',
      'where[and]=x',
      'where[or][0][title][equals]=x',
      'where[createdAt][greater_than]=x',
      'where[number][equals]=x',
      'where[edition][in]=1,2',
      'where[state][equals]=nope',
      'where[issuingUnit.code][equals]=YP-SI',
      'where[fields][equals]={}',
      'where[touched][equals]=x',
      'where[live][exists]=true',
      'where[content][like]=x',
      "where[title][equals]=' OR 1=1 --",
      'locale=all',
      'draft=true',
      'joins=false',
      'pagination=false',
      'where[title][near]=1,2',
      'where[title][within]={}',
    ]
    const failed: string[] = []
    for (const query of odd)
      for (const slug of ['statements', 'cases', 'users']) {
        const { status } = await signer.get(`${slug}?${query}`)
        if (status >= 500) failed.push(`${slug}?${query}`)
      }
    expect(failed).toEqual([])
  })
})
