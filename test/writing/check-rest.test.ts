import { describe, expect, test } from 'vitest'
import { bootCms, type Json } from '../harness/cms.ts'
import { codesOf } from '../harness/refusal.ts'
import { advance, draft, fieldsFor } from '../harness/statement.ts'

const cms = await bootCms()
const editor = await cms.as('editor')
const codes = ({ body }: Json) => body.findings.map(({ level, code, field }: Json) => `${level} ${code} ${field}`)

describe('POST /api/statements/check', () => {
  test('a text that is not stored yet: what is missing for its kind, and what to look at', async () => {
    const answer = await editor.post('statements/check', {
      kind: 'response',
      title: '关于补卡的回应',
      summary: '近日，请致电 13812345678。',
      fields: { question: '怎么补？', askedAt: '', facts: null },
    })
    expect(answer.status).toBe(200)
    expect(codes(answer)).toEqual([
      'must incomplete body',
      'must incomplete case',
      'must incomplete fields.askedAt',
      'must incomplete fields.facts',
      'must incomplete fields.measures',
      'should mobile-number summary',
      'should vague-date summary',
    ])
    const said = (field: string) => answer.body.findings.find((finding: Json) => finding.field === field).message
    expect(said('fields.askedAt')).toBe('“提问时间”必须填写。')
    expect(said('fields.facts')).toBe('“核实的事实”必须填写。')
    expect(answer.body.findings.at(-1)).toMatchObject({ quote: '近日', message: expect.stringContaining('近日') })
  })

  test('the same rules as submitting: nothing missing here is nothing refused there', async () => {
    const { id, title, summary, body, fields } = await draft({ cms })
    expect(codes(await editor.post('statements/check', { id, title, summary, body, fields }))).toEqual([])
    expect((await editor.act(id, 'submit')).status).toBe(200)
  })

  test('a body that could not be saved is the one thing said of it', async () => {
    const content = { root: { type: 'root', children: [{ type: 'horizontalrule', version: 1 }] } }
    const answer = await editor.post('statements/check', { kind: 'explainer', title: '解读', content })
    expect(codes(answer)).toEqual(['must body-not-allowed body'])
  })

  test('a kind that is none yet, and a text longer than any that can be saved', async () => {
    expect((await editor.post('statements/check', { kind: null, title: '一' })).status).toBe(200)
    expect((await editor.post('statements/check', { summary: '近日'.repeat(20_000) })).status).toBe(422)
  })

  test('in the reader’s language', async () => {
    const { body } = await editor.post(
      'statements/check',
      { kind: 'explainer', summary: '高度重视' },
      { 'accept-language': 'en', cookie: 'payload-lng=en' },
    )
    expect(body.findings.find(({ code }: Json) => code === 'slogan').message).toContain('set phrase')
  })

  test('numbers the bureau publishes are no findings', async () => {
    await cms.payload.updateGlobal({
      slug: 'bureau',
      data: {
        name: '云浦市人力资源和社会保障局',
        shortName: '云浦市人社局',
        phone: '13900001111',
        email: 'card@yunpu.example',
      },
      overrideAccess: true,
    })
    const body = '请致电 139 0000 1111 或写信 card@yunpu.example，也可找 13900002222。'
    const answer = await editor.post('statements/check', { kind: 'explainer', body })
    expect(
      answer.body.findings.filter(({ level }: Json) => level === 'should').map(({ quote }: Json) => quote),
    ).toEqual(['13900002222'])
  })

  test.each([
    ['an unknown kind', { kind: 'poem' }],
    ['no object', []],
    ['a number for a title', { title: 3 }],
    ['a text that is no text', { body: {} }],
    ['broken fields', { fields: 'x' }],
    ['a body that is not allowed', { body: '<script>' }],
  ])('%s is refused, not broken', async (_name, body) => {
    const answer = await editor.post('statements/check', body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    codesOf(answer)
  })

  test('nobody without an account, nobody who may not see the statement', async () => {
    expect((await cms.call('POST', 'statements/check', { body: {} })).status).toBe(401)
    const { id } = await draft({ cms })
    const stranger = await cms.as('handler2')
    expect((await stranger.post('statements/check', { id })).status).toBe(404)
    expect((await stranger.get(`statements/${id}/check`)).status).toBe(404)
  })
})

describe('GET /api/statements/<id>/check', () => {
  test('the stored text, in any state', async () => {
    const { id } = await draft({ cms, more: { body: '我局高度重视。', fields: fieldsFor.response } })
    expect(codes(await editor.get(`statements/${id}/check`))).toEqual(['should slogan body'])
    await advance(cms, id, 'submitted')
    expect(codes(await (await cms.as('reviewer')).get(`statements/${id}/check`))).toEqual(['should slogan body'])
  })
})
