import { deflateSync } from 'node:zlib'
import { AlignmentType, Document, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx'
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { bootCms, type Json } from '../harness/cms.ts'
import { codesOf, fieldsOf } from '../harness/refusal.ts'
import { draft } from '../harness/statement.ts'

const cms = await bootCms()
const editor = await cms.as('editor')
const mb = 1024 * 1024

const upload = (name: string, data: Uint8Array, query = '') => {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(data)], name))
  return editor.post(`files${query}`, form)
}
const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'webp' = 'png') =>
  sharp({ create: { width, height, channels: 3, background: '#0b4f55' } })
    .toFormat(format)
    .toBuffer()

const docx = async (...children: Paragraph[]) =>
  Packer.toBuffer(new Document({ creator: '', lastModifiedBy: '', sections: [{ children }] }))
const plainDocx = await docx(new Paragraph({ text: '补卡须知', alignment: AlignmentType.CENTER }))
/** The same file with parts added or changed. */
const altered = (data: Uint8Array, change: Zippable) => Buffer.from(zipSync({ ...unzipSync(data), ...change }))
const warningsOf = (answer: Json) => answer.body.warnings.map(({ code }: Json) => code)

const pdf = (objects: string, trailer = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${objects} >>\nendobj\ntrailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF`,
    'latin1',
  )

describe('what may be uploaded', () => {
  test.each([
    ['a picture', 'a.png', () => picture(20, 20)],
    ['a picture named JPEG', 'a.JPEG', () => picture(20, 20, 'jpeg')],
    ['a picture of the web', 'a.webp', () => picture(20, 20, 'webp')],
    ['a document', 'a.docx', () => plainDocx],
    ['a workbook', 'a.xlsx', () => writeXlsx([[{ value: '东区' }, { value: 12 }]]).toBuffer()],
    ['a PDF', 'a.pdf', () => pdf('')],
    ['text', '说明.txt', () => Buffer.from('补卡须知')],
  ])('%s', async (_name, name, data) => {
    const answer = await upload(name, await data())
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
    expect(answer.body.warnings).toEqual([])
  })

  test.each([
    ['nothing at all', 'a.txt', () => Buffer.alloc(0), 422],
    ['a picture under a wrong name', 'a.pdf', () => picture(21, 21), 422],
    ['a program', 'a.exe', () => Buffer.from('MZ\u0090\u0000'.repeat(200), 'latin1'), 422],
    ['a script', 'a.js', () => Buffer.from('alert(1)'), 422],
    ['a page', 'a.html', () => Buffer.from('<p>甲</p>'), 422],
    ['a vector picture', 'a.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422],
    ['an archive', 'a.zip', () => Buffer.from(zipSync({ 'a.txt': strToU8('甲') })), 422],
    ['text of another code', 'a.txt', () => Buffer.from([0xc9, 0xe7, 0xb1, 0xa3]), 422],
    ['a broken picture', 'a.png', async () => (await picture(20, 20)).subarray(0, 40), 422],
    ['text over 10 MB', 'a.txt', () => Buffer.alloc(10 * mb + 1, 97), 413],
    ['a picture over 20 MB', 'a.png', async () => Buffer.concat([await picture(20, 20), Buffer.alloc(20 * mb)]), 413],
    ['a picture of too many points', 'a.png', () => picture(9_000, 6_000), 422],
    ['a document with macros', 'a.docx', () => altered(plainDocx, { 'word/vbaProject.bin': strToU8('macro') }), 422],
    [
      'a document that says it has macros',
      'a.docm',
      () =>
        altered(plainDocx, {
          '[Content_Types].xml': strToU8(
            '<Types xmlns="x"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          ),
        }),
      422,
    ],
    [
      'a document that unpacks without end',
      'a.docx',
      () => altered(plainDocx, { 'word/media/a.bin': new Uint8Array(60 * mb) }),
      422,
    ],
    [
      'a document with a template from elsewhere',
      'a.docx',
      () =>
        altered(plainDocx, {
          'word/_rels/settings.xml.rels': strToU8(
            '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/a.dotm" TargetMode="External"/></Relationships>',
          ),
        }),
      422,
    ],
    [
      'a document with a password',
      'a.docx',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(1_016),
          Buffer.from('EncryptedPackage', 'utf16le'),
          Buffer.alloc(512),
        ]),
      422,
    ],
    [
      'an old document',
      'a.doc',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_016)]),
      422,
    ],
    ['a PDF with a password', 'a.pdf', () => pdf('', '/Encrypt 5 0 R'), 422],
    ['a PDF with a script', 'a.pdf', () => pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 422],
    [
      'a PDF with a script under a hidden name',
      'a.pdf',
      () => pdf('/OpenAction << /S /J#61vaScript /J#53 (x) >>'),
      422,
    ],
    [
      'a PDF with a packed script',
      'a.pdf',
      () => {
        const packed = deflateSync(Buffer.from('5 0 << /S /JavaScript /JS (x) >>'))
        return Buffer.concat([
          Buffer.from(
            `%PDF-1.7\n4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
          ),
          packed,
          Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF'),
        ])
      },
      422,
    ],
  ])('not %s', async (_name, name, data, status) => {
    const answer = await upload(name, await data())
    expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(status)
    expect(codesOf(answer)).toEqual([status === 413 ? 'too-large' : 'invalid-field'])
    expect(fieldsOf(answer)).toEqual(['file'])
    expect(answer.body.errors[0].message).toMatch(/\p{Script=Han}/u)
    expect(answer.body.errors[0].fix).toMatch(/\p{Script=Han}/u)
  })

  test('not anything over 30 MB', async () => {
    // By hand: a form that is refused while it is still being sent complains to nobody in particular.
    const head = 'Content-Disposition: form-data; name="file"; filename="a.pdf"'
    const answer = await editor.post(
      'files',
      `--x\r\n${head}\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n${'a'.repeat(31 * mb)}\r\n--x--\r\n`,
      { 'content-type': 'multipart/form-data; boundary=x' },
    )
    expect([answer.status, codesOf(answer), fieldsOf(answer)]).toEqual([413, ['too-large'], ['file']])
    expect(answer.body.errors[0].message).toContain('30 MB')
  })

  test('letters of a script inside a compressed picture of a PDF are no script', async () => {
    const stream = Buffer.concat([
      Buffer.from(
        '%PDF-1.7\n4 0 obj\n<< /Type /XObject /Length 8 >>\nstream\n/JS (x) /JavaScript \nendstream\nendobj\n',
      ),
      Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF'),
    ])
    expect((await upload('b.pdf', stream)).status).toBe(201)
  })

  test('the reason is told in the reader’s language', async () => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(await picture(22, 22))], 'a.pdf'))
    const { body } = await editor.post('files', form, { cookie: 'payload-lng=en', 'accept-language': 'en' })
    expect(body.errors[0].message).toBe('The name says .pdf, the content is a PNG picture.')
  })
})

describe('what an uploader is told', () => {
  const commented = new Document({
    creator: '顾明之',
    comments: { children: [{ id: 0, author: '顾', date: new Date(0), children: [new Paragraph('核实数字')] } as Json] },
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun('原文'),
              new InsertedTextRun({ text: '加上', id: 1, author: '顾', date: '2026-11-20T00:00:00Z' }),
            ],
          }),
        ],
      },
    ],
  })

  test('revisions, comments and the author of a document; once more before it is submitted', async () => {
    const answer = await upload('修订稿.docx', await Packer.toBuffer(commented))
    expect(answer.status).toBe(201)
    expect(warningsOf(answer)).toEqual(['file-revisions', 'file-comments', 'file-author'])
    expect(answer.body.message).toContain('修订痕迹 1 处')
    expect(answer.body.warnings[0].fix).toContain('接受或拒绝全部修订')
    const { id } = await draft({ cms, more: { attachments: [answer.body.doc.id] } })
    const { body } = await editor.get(`statements/${id}/check`)
    expect(body.findings.map(({ code, field }: Json) => [code, field])).toEqual([
      ['file-revisions', 'attachments'],
      ['file-comments', 'attachments'],
      ['file-author', 'attachments'],
    ])
    const again = await upload('修订稿.docx', await Packer.toBuffer(commented))
    expect([again.status, warningsOf(again)]).toEqual([again.status, warningsOf(answer)])
  })

  test('hidden sheets, comments and links of a workbook', async () => {
    const plain = await writeXlsx([[{ value: '东区' }]]).toBuffer()
    const book = Buffer.from(unzipSync(plain)['xl/workbook.xml'] ?? '').toString()
    const data = altered(plain, {
      'xl/workbook.xml': strToU8(book.replace('<sheet ', '<sheet state="hidden" ')),
      'xl/comments1.xml': strToU8('<comments/>'),
      'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
    })
    expect(warningsOf(await upload('表.xlsx', data))).toEqual([
      'file-hidden-sheets',
      'file-comments',
      'file-outside-links',
    ])
  })

  test('the author and the inner files of a PDF', async () => {
    const answer = await upload('c.pdf', pdf('/Names << /EmbeddedFile 3 0 R >>', '/Author <FEFF987E660E4E4B>'))
    expect(warningsOf(answer)).toEqual(['file-embedded', 'file-author'])
    expect(answer.body.warnings[1].message).toContain('顾明之')
  })
})

describe('a cut picture', () => {
  /** Left half red, right half blue. */
  const halves = async (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#ff0000' } })
      .composite([
        {
          input: { create: { width: width / 2, height, channels: 3, background: '#0000ff' } },
          left: width / 2,
          top: 0,
        },
      ])
      .png()
      .toBuffer()
  const crop = (x: number, y: number, width: number, height: number) =>
    `?depth=0&uploadEdits[crop][unit]=%25&uploadEdits[crop][x]=${x}&uploadEdits[crop][y]=${y}&uploadEdits[crop][width]=50&uploadEdits[crop][height]=100&uploadEdits[focalPoint][x]=50&uploadEdits[focalPoint][y]=50&uploadEdits[widthInPixels]=${width}&uploadEdits[heightInPixels]=${height}`

  const onDisk = (doc: Json) => sharp(`${cms.home}/uploads/${doc.filename}`)

  test('is the part that was marked, under its own digest, with its own sizes', async () => {
    const whole = await halves(1_200, 600)
    const { body: full } = await upload('半.png', whole)
    const { body, status } = await upload('半.png', whole, crop(50, 0, 600, 600))
    expect(status).toBe(201)
    expect(body.doc.id).not.toBe(full.doc.id)
    expect(body.doc.record).toMatchObject({ width: 600, height: 600, sha256: body.doc.id })
    expect(body.doc.record.variants.map(({ width, height }: Json) => [width, height])).toEqual([[480, 480]])
    expect(await onDisk(body.doc).metadata()).toMatchObject({ width: 600, height: 600 })
    const { channels } = await onDisk(body.doc).stats()
    expect(channels.map(({ mean }) => Math.round(mean)).slice(0, 3)).toEqual([0, 0, 255])
  })

  test('lies inside the picture, whatever was asked', async () => {
    const { body } = await upload('半.png', await halves(400, 200), crop(75, 50, 5_000, 5_000))
    expect(body.doc.record).toMatchObject({ width: 100, height: 100 })
    expect(await onDisk(body.doc).metadata()).toMatchObject({ width: 100, height: 100 })
  })

  test('is measured on the upright picture', async () => {
    const lying = await sharp(await halves(400, 200))
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { body } = await upload('竖.jpg', lying, crop(0, 50, 200, 200))
    expect(body.doc.record).toMatchObject({ width: 200, height: 200 })
    const { channels } = await onDisk(body.doc).stats()
    expect(channels[2]?.mean).toBeGreaterThan(250)
  })

  test('nothing is cut where all of it was marked, and nonsense is refused', async () => {
    const whole = await halves(300, 150)
    const { body: full } = await upload('全.png', whole)
    const { body: same } = await upload('全.png', whole, crop(0, 0, 300, 150))
    expect(same.doc.id).toBe(full.doc.id)
    const answer = await upload('全.png', whole, '?uploadEdits[crop][x]=abc')
    expect([answer.status, codesOf(answer)]).toEqual([422, ['invalid-field']])
  })
})

describe('names, sizes and damage', () => {
  test('a picture named like one of its sizes keeps both', async () => {
    const { doc } = (await upload('480.webp', await picture(1000, 501, 'webp'))).body
    expect(doc.record.name).toBe('file-480.webp')
    expect(doc.record.variants.map(({ name }: Json) => name)).toEqual(['480.webp', '960.webp'])
    expect(new Set(Object.values(doc.stored)).size).toBe(3)
    expect(doc.stored['file-480.webp']).toBe(`${doc.id}.webp`)
  })

  test('a picture taller than WebP can hold has the sizes that can be made', async () => {
    const answer = await upload('长图.png', await picture(1080, 17_000))
    expect(answer.status).toBe(201)
    expect(answer.body.doc.record.variants.map(({ width }: Json) => width)).toEqual([480, 960])
    expect((await upload('更长.png', await picture(300, 17_000))).body.doc.record.variants).toEqual([])
  })

  test.each(['png', 'jpeg', 'webp'] as const)('a %s that breaks off in the middle is refused', async (format) => {
    const noise = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, index) => (index * 7919) % 251))
    const whole = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .toFormat(format)
      .toBuffer()
    const answer = await upload(`断.${format === 'jpeg' ? 'jpg' : format}`, whole.subarray(0, whole.length / 2))
    expect([answer.status, codesOf(answer)]).toEqual([422, ['invalid-field']])
  })

  test('the same bytes from many at once are one file that concerns all their units', async () => {
    const data = await picture(77, 33)
    const form = () => {
      const given = new FormData()
      given.set('file', new File([new Uint8Array(data)], '同一张.png'))
      return given
    }
    const people = await Promise.all(['editor', 'editor2', 'editor', 'editor2', 'editor'].map((who) => cms.as(who)))
    const answers = await Promise.all(people.map((person) => person.post('files', form())))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    const id = answers[0]?.body.doc.id
    for (const person of people) expect((await person.get(`files/${id}`)).status).toBe(200)
    const { url } = (await editor.get(`files/${id}`)).body
    expect(url).toBeTruthy()
  })

  test('a PDF whose objects unpack without end', async () => {
    const bomb = deflateSync(Buffer.alloc(12 * mb, 32))
    const stream = (n: number) =>
      Buffer.concat([
        Buffer.from(`${n} 0 obj\n<< /Type /ObjStm /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n`, 'latin1'),
        bomb,
        Buffer.from('\nendstream\nendobj\n', 'latin1'),
      ])
    const answer = await upload('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), ...[1, 2, 3].map(stream), pdf('')]))
    expect([answer.status, codesOf(answer)]).toEqual([422, ['invalid-field']])
  })

  test('a template from elsewhere, however the reference is written; what is embedded is told', async () => {
    const rels = (relation: string) =>
      strToU8(
        `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
      )
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate'
    for (const relation of [
      `<Relationship Id="r1" TargetMode="External" Target="http://x.example/t.dotm" Type="${type}"/>`,
      `<Relationship Id='r1' Type='${type}' Target='http://x.example/t.dotm' TargetMode='External'/>`,
    ])
      expect(
        (await upload('a.docx', altered(plainDocx, { 'word/_rels/settings.xml.rels': rels(relation) }))).status,
      ).toBe(422)
    const inside = await upload('b.docx', altered(plainDocx, { 'word/embeddings/oleObject1.bin': strToU8('x') }))
    expect(warningsOf(inside)).toEqual(['file-embedded'])
  })
})

test('a file of another unit is not brought out by naming it in a text; a unit that confirms sees what it confirms', async () => {
  const { doc } = (await upload('只给本单位.png', await picture(40, 41))).body
  const foreign = await (await cms.as('editor2')).post('statements', {
    kind: 'explainer',
    title: '借来的图',
    attachments: [doc.id],
  })
  expect([foreign.status, fieldsOf(foreign)]).toEqual([422, ['attachments']])

  const { id } = await draft({ cms, confirming: ['YP-LABOUR'], more: { attachments: [doc.id] } })
  const handler = await cms.as('handler2')
  const { files } = (await handler.get(`statements/${id}/compare`)).body
  const url = files[doc.id].url.replace(/^\/api\//, '')
  expect((await handler.get(url)).status).toBe(200)
  expect((await (await cms.as('monitor')).get(url)).status).toBe(404)
})
