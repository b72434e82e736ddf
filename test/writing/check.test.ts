import { describe, expect, test } from 'vitest'
import { checkWriting } from '../../cms/statements/writing/check.ts'
import { isCardNumber, isIdNumber } from '../../cms/statements/writing/personal.ts'

const own = ['0000-12345678', 'office@yunpu.example', '13900001111']
const codesIn = (body: string) => checkWriting({ kind: 'response', body }, own).map(({ code }) => code)
const quotesIn = (body: string) => checkWriting({ kind: 'response', body }, own).map(({ quote }) => quote)

describe('what gives a person away', () => {
  test.each([
    ['a mobile number', '请致电 13812345678 联系张女士。', 'mobile-number'],
    ['a mobile number in groups', '手机 138-1234-5678。', 'mobile-number'],
    ['a mobile number with country code', '+86 13812345678', 'mobile-number'],
    ['an identity number', '身份证号为 11010519491231002X。', 'id-number'],
    ['an identity number with a digit mistyped', '身份证号 110105199003071234。', 'id-number'],
    ['a bank card', '卡号 6222 0212 3456 7894。', 'bank-card'],
    ['a plate', '车牌为云A12345。', 'number-plate'],
    ['a plate of an electric car', '新能源车云AD12345停在门口。', 'number-plate'],
    ['a private mail address', '请发到 zhangsan1990@qq.com。', 'personal-mail'],
    ['a mail address behind a link', '[写信](mailto:lisi@163.com)', 'personal-mail'],
    ['a home address', '住在和平小区3号楼2单元501室的李某。', 'home-address'],
  ])('%s', (_name, body, code) => expect(codesIn(body)).toContain(code))

  test.each([
    ['a masked number', '手机 138****5678，身份证 110105********002X。'],
    ['a number of the bureau', '咨询电话 0000-12345678，也可拨打 13900001111。'],
    ['an address of the bureau', '邮箱 office@yunpu.example。'],
    ['a mail address of government', '邮箱 rsj@yunpu.gov.cn。'],
    ['a hotline', '请拨打 12333 或 400-123-4567。'],
    ['a landline', '电话 0871-63391234。'],
    ['a document number', '云人社发〔2026〕12号、云人社规〔2025〕3号。'],
    ['dates', '2026年11月20日10:05至20261231。'],
    ['a filing number', '京ICP备12345678号-1，京公网安备11010502030405号。'],
    ['a credit code', '统一社会信用代码 91530100MA6K5XYZ12。'],
    ['eighteen digits without a birthday', '流水号 110105199013310021。'],
    ['sixteen digits that are no card', '单号 6222021234567890。'],
    ['an amount', '共发放 13,812,345,678 元，涉及 1381 人。'],
    ['the building of the office', '地点：政务中心2号楼一层大厅。'],
  ])('not %s', (_name, body) => expect(codesIn(body)).toEqual([]))

  test('what makes a number one of its kind', () => {
    expect(['11010519491231002X', '440524188001010014', '110105199013310021', '123'].map(isIdNumber)).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(['4111 1111 1111 1111', '4111111111111112', '6222021234567894'].map(isCardNumber)).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('ways of writing', () => {
  test.each([
    ['近日，我局收到来信。', 'vague-date', '近日'],
    ['已转有关部门处理。', 'vague-party', '有关部门'],
    ['某公司拖欠工资。', 'vague-party', '某公司'],
    ['我们的服务最好。', 'absolute', '最好'],
    ['该说法完全不存在。', 'absolute', '完全不存在'],
    ['这项服务全国第一。', 'absolute', '全国第一'],
    ['群众满意度100%。', 'absolute', '100%'],
    ['绝对没有收费。', 'absolute', '绝对'],
    ['我局高度重视。', 'slogan', '高度重视'],
    ['第一时间核查。', 'slogan', '第一时间'],
    ['一些人不明真相。', 'blame', '不明真相'],
  ])('%s', (body, code, quote) => {
    const found = checkWriting({ kind: 'response', body }).find((finding) => finding.code === code)
    expect(found).toMatchObject({ level: 'should', field: 'body', quote })
    expect(found?.message.zh).toContain(quote)
    expect(found?.message.en).toMatch(/[a-z]/)
    expect(found?.fix.zh).toMatch(/\p{Script=Han}/u)
  })

  test.each([
    '最低工资标准为每月 1990 元。',
    '依据《条例》第一款、第一条和第十六条。',
    '第一批名单、第一季度、第一次发放。',
    '绝对值和绝大多数。',
    '按缴费基数的100%计算，比例为60%至100%，办结率100%。',
    '最高人民法院的解释。',
    '最快 3 个工作日到账。',
    '11月20日近日点。',
    '截至目前共受理 312 件。',
    '2026年11月20日，近期来访的 12 人已经答复。',
    '李某、王某某反映的情况属实。',
    '某些情形下可以延期。',
    '网传“社保卡100%停用，最好马上取钱”。',
    '> 近日有关部门高度重视',
    '零工市场每天开放。',
  ])('not: %s', (body) => expect(codesIn(body)).toEqual([]))

  test('what others said is quoted, not judged; their numbers still are', () => {
    const question = '近日有关部门不管，电话 13812345678，太差了！'
    expect(checkWriting({ kind: 'response', fields: { question } }).map(({ code, field }) => [code, field])).toEqual([
      ['mobile-number', 'fields.question'],
    ])
    expect(checkWriting({ kind: 'rebuttal', fields: { claim: '社保卡永远停用，绝对没错' } })).toEqual([])
  })

  test('every part of a statement is read, in order', () => {
    const found = checkWriting({
      kind: 'response',
      title: '近日情况',
      summary: '有关部门已处理。',
      fields: { facts: '最好的结果。', askedAt: '2026-11-20T02:00:00.000Z' },
      body: '## 高度重视\n\n- 第一时间\n\n| a | b |\n| - | - |\n| 近日 | 1 |',
    })
    expect(found.map(({ field, quote }) => `${field} ${quote}`)).toEqual([
      'title 近日',
      'summary 有关部门',
      'fields.facts 最好',
      'body 高度重视',
      'body 第一时间',
      'body 近日',
    ])
  })

  test('one phrase is told three times at most in one paragraph', () => {
    expect(quotesIn('高度重视、高度重视、高度重视、高度重视、高度重视。')).toHaveLength(3)
  })
})

describe('short forms', () => {
  test.each([
    ['已接入 HRSS 平台。', 'HRSS'],
    ['参加城乡居保的居民。', '城乡居保'],
    ['OCR 识别，OCR 校对。', 'OCR'],
  ])('%s', (body, quote) => {
    const found = checkWriting({ kind: 'response', body }).filter(({ code }) => code === 'abbreviation')
    expect(found.map((finding) => finding.quote)).toEqual([quote])
  })
  test.each([
    '光学字符识别（OCR）能读证件，OCR 也能读票据。',
    'OCR（光学字符识别）。',
    '城乡居民基本养老保险（以下简称城乡居保）。',
    '请下载 APP，填写 PDF 表格。',
    '依据 GB/T 9704-2012 和 A4 纸。',
    '网址 WWW.YUNPU.EXAMPLE。',
    '编号 YP-2026-0012。',
  ])('not: %s', (body) => expect(codesIn(body).filter((code) => code === 'abbreviation')).toEqual([]))

  test('the full name in another part counts', () => {
    const found = checkWriting({
      kind: 'response',
      summary: '城乡居民基本养老保险的答复。',
      body: '城乡居保可以补缴。',
    })
    expect(found).toEqual([])
  })
})

describe('words for a picture', () => {
  const figure = (alt: string) => `<Figure file="${'a'.repeat(64)}" alt="${alt}" />`
  test.each(['图片', '图1', '照片 2', 'IMG_2031.jpg', '微信图片_20261120', 'abc', '流程图'])(
    '“%s” says nothing',
    (alt) => expect(codesIn(figure(alt))).toContain('picture-text'),
  )
  test.each(['补卡流程：申请、审核、领卡三步', '窗口前排队的群众'])('“%s” does', (alt) =>
    expect(codesIn(figure(alt))).toEqual([]),
  )
})
