import { beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { bootCms, type Cms, type Json } from '../harness/cms.ts'
import { given, importInto, place } from './given.ts'

let cms: Cms
beforeAll(async () => {
  cms = await bootCms()
})

const mention = async (title: string): Promise<Json> => {
  const { body } = await (await cms.as('monitor')).get(
    `mentions?where[title][equals]=${encodeURIComponent(title)}&depth=0`,
  )
  return body.docs[0]
}
const statement = async (title: string): Promise<Json> => {
  const { body } = await (await cms.as('editor')).get(
    `statements?where[title][equals]=${encodeURIComponent(title)}&depth=1`,
  )
  return body.docs[0]
}

describe('a CSV file', () => {
  test('with a byte order mark, quotes and line breaks', async () => {
    const file = given(
      'bom.csv',
      '\uFEFFtitle,text,sourceKind,publishedAt\r\n制卡,"他说""等等""，\n一等三天",forum,2026-11-03T09:05:00+08:00\r\n',
    )
    expect(await importInto(cms, file)).toMatchObject({
      slug: 'mentions',
      rows: 1,
      created: 1,
      unchanged: 0,
      refused: [],
    })
    expect(await mention('制卡')).toMatchObject({
      text: '他说"等等"，\n一等三天',
      publishedAt: '2026-11-03T01:05:00.000Z',
      state: 'new',
    })
  })

  test('in GB18030, as Chinese Excel saves it', async () => {
    const line = Buffer.from(
      '7469746c652c746578742c736f757263654b696e640ab2b9bfa82cb2b9bfa8d2aab5c8c8fdcaaeccec2c666f72756d0a',
      'hex',
    )
    await importInto(cms, given('gb.csv', line))
    expect(await mention('补卡')).toMatchObject({ text: '补卡要等三十天', sourceKind: 'forum' })
  })

  test('with dates as people write them and numbers by name', async () => {
    const file = given(
      'dates.csv',
      'title,text,sourceKind,publishedAt,counters.reposts,counters.comments\n日期,x,microblog,2026/11/3 9:05,12,\n',
    )
    await importInto(cms, file)
    expect(await mention('日期')).toMatchObject({ publishedAt: '2026-11-03T01:05:00.000Z', counters: { reposts: 12 } })
  })

  test('of statements: nested fields, several values in a cell, Markdown', async () => {
    const header = 'kind,title,summary,body,topics,confirmingUnits,fields.question,fields.askedAt'
    const row =
      'response,补卡要多久,半小时,"## 办法\n\n1. 挂失\n2. 补办",社保卡；便民服务,YP-MED|YP-LABOUR,要多久？,2026-11-16 09:20'
    expect(
      await importInto(cms, given('drafts.csv', `${header}\n${row}\n`), { slug: 'statements', as: 'editor' }),
    ).toMatchObject({ created: 1 })
    const draft = await statement('补卡要多久')
    expect(draft).toMatchObject({
      state: 'draft',
      kind: 'response',
      body: '## 办法\n\n1. 挂失\n2. 补办',
      topics: ['社保卡', '便民服务'],
      fields: { question: '要多久？', askedAt: '2026-11-16T01:20:00.000Z' },
    })
    expect(draft.confirmingUnits.map(({ code }: Json) => code)).toEqual(['YP-MED', 'YP-LABOUR'])
  })
})

test('an XLSX workbook: date cells are Beijing time, numbers keep their digits', async () => {
  const at = new Date(Date.UTC(2026, 10, 3, 9, 5))
  const cells = [
    ['title', 'text', 'sourceKind', 'publishedAt', 'author', 'counters.reposts'].map((value) => ({ value })),
    [
      { value: '表格' },
      { value: '原文' },
      { value: 'wechat' },
      { value: at, type: Date, format: 'yyyy-mm-dd hh:mm' },
      { value: 10086 },
      { value: 7 },
    ],
  ]
  await writeExcelFile(cells as never).toFile(place('book.xlsx'))
  expect(await importInto(cms, place('book.xlsx'))).toMatchObject({ rows: 1, created: 1, refused: [] })
  expect(await mention('表格')).toMatchObject({
    publishedAt: '2026-11-03T01:05:00.000Z',
    author: '10086',
    counters: { reposts: 7 },
  })
})

test('JSON Lines: values as REST takes them, blank lines passed over', async () => {
  const speakers = [{ name: '叶闻舟', post: '新闻发言人' }]
  const lines = [
    { kind: 'press-notice', title: '发布会', fields: { speakers } },
    { kind: 'explainer', title: '解读', topics: ['社保'], 'fields.policyUrl': 'https://yunpu.example/p' },
  ]
  const file = given('drafts.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n\n')}\n`)
  expect(await importInto(cms, file, { slug: 'statements', as: 'editor' })).toMatchObject({ rows: 2, created: 2 })
  expect((await statement('发布会')).fields.speakers).toEqual(speakers)
  expect((await statement('解读')).fields).toEqual({ policyUrl: 'https://yunpu.example/p' })
})

test('columns of other names are mapped, or left out', async () => {
  const file = given('留言.csv', '序号,留言主题,内容,来源\n1,映射,正文,hotline\n')
  const map = ['留言主题=title', '内容=text', '来源=sourceKind', '序号=-']
  expect(await importInto(cms, file, { map })).toMatchObject({ created: 1, refused: [] })
  expect(await mention('映射')).toMatchObject({ text: '正文', sourceKind: 'hotline' })
})

test('an imported draft counts as touched by its author', async () => {
  await importInto(cms, given('touched.jsonl', JSON.stringify({ kind: 'explainer', title: '碰过' })), {
    slug: 'statements',
    as: 'editor',
  })
  const { id, author } = await statement('碰过')
  expect(author.email).toBe('editor@demo.huiying.test')
  const { body } = await (await cms.as('auditor')).get(`journal?where[subject][equals]=${id}&depth=0`)
  expect(body.docs).toMatchObject([{ act: 'create', role: 'editor', slug: 'statements' }])
})
