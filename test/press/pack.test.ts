import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { moveClock } from '../../cms/calendar/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { patience } from '../harness/patience.ts'
import { advance, draft } from '../harness/statement.ts'
import { download, liveOf, readBack, unpack, upload, wordsOf } from './hands.ts'
import { sofficeAt, toPdf } from './office.ts'

const cms = await bootCms()
const pixels = await sharp({ create: { width: 640, height: 320, channels: 3, background: '#0b4f55' } })
  .png()
  .toBuffer()
const webp = await sharp(pixels).resize(700).webp().toBuffer()
const figure = await upload(cms, '补办 四步.png', pixels, 'image/png')
const other = await upload(cms, '窗口.webp', webp, 'image/webp')
const guide = await upload(cms, '办事指南.txt', Buffer.from('办事指南'), 'text/plain')

const body = `## 办理步骤

当场领取，详见[办事指南](https://yunpu.example/guide)。

<Figure file="${figure}" alt="补办社保卡的四步" caption="图1 四步" />

<Figure file="${other}" alt="窗口照片" />

### 时间

| 窗口 | 时间 |
| --- | --: |
| 政务中心 | 9:00 |

1. 挂失；
2. 领取。

> 补卡不收费。`

const released = async (more: Json = {}): Promise<{ id: string; release: string; item: Json }> => {
  const { id } = await draft({ cms, more: { body, attachments: [guide], ...more } })
  await advance(cms, id, 'released')
  const item = await liveOf(cms, id)
  return { id, release: item.id, item }
}
const pack = async (release: string) => {
  const { status, bytes, headers } = await download(cms, 'spokesperson', `press-room/${release}/pack`)
  if (status !== 200) throw new Error(bytes.toString())
  return { bytes, headers, ...unpack(bytes) }
}

test('a pack holds DOCX, text, pictures, attachments and sums that the system confirms', async () => {
  const { release, item } = await released({ title: '关于补办社保卡的回应' })
  const { folder, names, headers } = await pack(release)
  const base = `官方回应${item.numberText} 关于补办社保卡的回应`
  expect(names.sort()).toEqual(
    [
      'README.txt',
      'SHA256SUMS',
      `${base}.docx`,
      `${base}.txt`,
      '图片/补办-四步.png',
      '图片/窗口.webp',
      '附件/办事指南.txt',
    ].sort(),
  )
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(`filename*=UTF-8''${base}.zip`)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(
    execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }).match(/: OK/g),
  ).toHaveLength(6)
  expect(readBack(folder, '图片/补办-四步.png').equals(pixels)).toBe(true)
  expect(createHash('sha256').update(readBack(folder, '附件/办事指南.txt')).digest('hex')).toBe(guide)
  const readMe = readBack(folder, 'README.txt').toString()
  for (const said of [item.digest, item.url, item.verifyUrl, item.numberText, 'sha256sum -c SHA256SUMS'])
    expect(readMe).toContain(said)
  const text = readBack(folder, `${base}.txt`).toString()
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toContain('\n')
  for (const said of [
    '一、群众问的是什么',
    '四、办理步骤',
    '（一）时间',
    '政务中心\t9:00',
    '2. 领取。',
    '〔图：图1 四步。补办社保卡的四步〕',
    '办事指南（https://yunpu.example/guide）',
    item.digest,
  ])
    expect(text).toContain(said)
})

test('the DOCX has the words, alt texts, the number; properties without a person; no clock in it', async () => {
  const { release, item } = await released({ title: '有图有表的一份' })
  const { bytes } = await download(cms, 'spokesperson', `press-room/${release}/docx`)
  const { words, parts } = wordsOf(bytes)
  for (const said of [
    '有图有表的一份',
    item.numberText,
    '一段话的答复。',
    '当场领取，详见',
    '补卡不收费。',
    '政务中心',
    item.digest,
    item.verifyUrl,
  ])
    expect(words).toContain(said)
  const xml = parts['word/document.xml'] ?? ''
  expect(xml).toMatch(/<wp:docPr[^>]*descr="补办社保卡的四步"/)
  expect(xml).toMatch(/<wp:docPr[^>]*descr="窗口照片"/)
  expect(xml).toContain('w:val="Heading1"')
  expect(
    Object.keys(parts)
      .filter((name) => name.startsWith('word/media/'))
      .every((name) => /\.(png|jpg)$/.test(name)),
  ).toBe(true)
  expect(parts['word/_rels/document.xml.rels']).toContain('https://yunpu.example/guide')
  const core = parts['docProps/core.xml'] ?? ''
  const people = (await cms.payload.find({ collection: 'users', limit: 0, overrideAccess: true })).docs.map(
    ({ name }) => String(name),
  )
  expect(people.length).toBeGreaterThan(10)
  const everything = Object.values(parts).join('')
  expect(people.filter((name) => everything.includes(name))).toEqual([])
  expect(core).toContain(`>${item.releasedAt.slice(0, 19)}Z<`)
  expect(core).toContain('<dc:creator>社会保险')
})

test('the same release gives the same bytes, whenever and in whatever zone it is asked', async () => {
  const { release } = await released()
  const all = async () =>
    Promise.all(
      ['pack', 'docx', 'print'].map(
        async (as) => (await download(cms, 'spokesperson', `press-room/${release}/${as}`)).bytes,
      ),
    )
  const first = await all()
  moveClock(86_400_000)
  const zone = process.env.TZ
  process.env.TZ = 'America/New_York'
  const second = await all()
  process.env.TZ = zone
  if (zone === undefined) delete process.env.TZ
  moveClock(-86_400_000)
  expect(first.map((bytes, index) => bytes.equals(second[index] as Buffer))).toEqual([true, true, true])
  const other = await released()
  expect(
    (await download(cms, 'spokesperson', `press-room/${other.release}/pack`)).bytes.equals(first[0] as Buffer),
  ).toBe(false)
})

test('hostile titles: no path, no direction mark, no device name, no name too long; it unpacks where it was told to', async () => {
  for (const title of [
    '../../../etc/passwd',
    'C:\\Windows\\system32\\con',
    '..',
    'CON.txt',
    `很长的题目${'长'.repeat(190)}`,
    '😀🎉 表情 <b>"x"|*?</b>',
    'مرحبا بالعالم שלום 混排',
    '行内\u202Egpj.exe',
    "单引号 ' 与 % 与 ; 号",
  ]) {
    const { release, item } = await released({ title })
    const { folder, names, headers } = await pack(release)
    for (const name of names) {
      expect(path.resolve(folder, name).startsWith(`${folder}/`)).toBe(true)
      expect(name).not.toMatch(/[\\:*?"<>|\u202A-\u202E\u2066-\u2069]|\p{Cc}|\.\.|[ .]\/|[ .]$/u)
      expect(Buffer.byteLength(name)).toBeLessThan(220)
    }
    expect(names).toHaveLength(7)
    expect(
      execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }).match(/: OK/g),
    ).toHaveLength(6)
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[a-z0-9.-]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
    )
    const docx = names.find((name) => name.endsWith('.docx')) ?? ''
    expect(wordsOf(readBack(folder, docx)).words).toContain(item.title)
    const { bytes } = await download(cms, 'spokesperson', `press-room/${release}/print`)
    expect(bytes.toString()).not.toContain('<b>"x"')
  }
})

test('names are marked as UTF-8, so that Windows and macOS show them as they are', async () => {
  const { release } = await released()
  const { bytes } = await pack(release)
  const listing = execFileSync(
    'python3',
    [
      '-c',
      'import sys,zipfile,io,json; z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())); print(json.dumps([[i.filename, i.flag_bits & 2048, list(i.date_time)] for i in z.infolist()]))',
    ],
    { input: bytes, encoding: 'utf8' },
  )
  for (const [name, flag, date] of JSON.parse(listing)) {
    expect([name, flag]).toEqual([name, /^[\x20-\x7e]*$/.test(name) ? 0 : 2048])
    expect(date[0]).toBeGreaterThan(2000)
  }
})

test('embargo: a scheduled text says so in every file and every name, and is word for word what is released', async () => {
  const { id } = await draft({ cms, more: { body, attachments: [guide], title: '定时的一份' } })
  await advance(cms, id, 'ready')
  const at = new Date(Date.now() + 3_600_000).toISOString()
  expect((await (await cms.as('signer')).act(id, 'schedule', { at })).status).toBe(200)
  const { bytes, headers, status } = await download(cms, 'spokesperson', `press-room/statements/${id}/pack`)
  expect(status).toBe(200)
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(
    /未发布_\d{4}-\d\d-\d\d_\d\d点\d\d分前不得使用_官方回应 定时的一份\.zip/,
  )
  const { folder, names } = unpack(bytes)
  for (const name of names) {
    if (!['README.txt', 'SHA256SUMS'].includes(name)) expect(path.basename(name)).toMatch(/^未发布_.*前不得使用_/)
    if (name.endsWith('.txt') && !name.startsWith('附件'))
      expect(readBack(folder, name).toString()).toMatch(/未发布，\d{4}年.*前不得对外使用（embargo）/)
  }
  const docx = wordsOf(readBack(folder, names.find((name) => name.endsWith('.docx')) ?? ''))
  const headersOf = Object.entries(docx.parts).filter(([name]) => /word\/header\d/.test(name))
  expect(headersOf.length).toBeGreaterThan(1)
  for (const [, xml] of headersOf) expect(xml).toContain('前不得对外使用（embargo）')
  const print = (await download(cms, 'spokesperson', `press-room/statements/${id}/print`)).bytes.toString()
  expect(print).toContain('前不得对外使用（embargo）')

  moveClock(3_700_000)
  const overdue = (await download(cms, 'spokesperson', `press-room/statements/${id}/print`)).bytes.toString()
  expect(overdue).toContain('到时未能发布')
  const { releaseDue } = await import('../../cms/statements/due.ts')
  expect(await releaseDue(cms.payload)).toBe(1)
  const item = await liveOf(cms, id)
  for (const where of [`press-room/${item.id}/docx`, `press-room/statements/${id}/docx`]) {
    const { words } = wordsOf((await download(cms, 'spokesperson', where)).bytes)
    expect(words).not.toContain('embargo')
    const core = (text: string) =>
      text.slice(text.indexOf('一、群众'), text.indexOf('版次：')).replace(/\d{4}年\d+月\d+日/g, '')
    expect(core(words)).toBe(core(docx.words))
    expect(words).toContain(item.digest)
  }
  moveClock(-3_700_000)
})

test('nothing of a draft is in any file: neither of a statement never released, nor of the edition being written', async () => {
  const { id, release, item } = await released({ title: '现行的一份' })
  const before = await pack(release)
  await (await cms.as('editor')).act(id, 'correct', { reason: 'QXreasonZW' })
  await (await cms.as('editor')).patch(`statements/${id}`, {
    title: 'QXtitleZW',
    summary: 'QXsummaryZW',
    body: 'QXbodyZW',
    attachments: [],
  })
  await advance(cms, id, 'submitted')
  const during = await pack(release)
  expect(during.bytes.equals(before.bytes)).toBe(true)
  for (const where of [`press-room/${release}`, `press-room/statements/${id}`])
    for (const as of ['pack', 'docx', 'print']) {
      const { status, bytes } = await download(cms, 'spokesperson', `${where}/${as}`)
      const said =
        as === 'print' ? bytes.toString() : JSON.stringify(as === 'docx' ? wordsOf(bytes).parts : unpack(bytes).names)
      expect([where, as, status, /QX\w+ZW/.test(said)]).toEqual([where, as, 200, false])
    }
  const folder = during.folder
  for (const name of during.names) {
    const bytes = readBack(folder, name)
    const said = name.endsWith('.docx') ? Object.values(wordsOf(bytes).parts).join('') : bytes.toString()
    expect([name, /QX\w+ZW/.test(said)]).toEqual([name, false])
  }
  expect(item.edition).toBe(1)
})

test(
  'LibreOffice opens the DOCX and prints every word of it',
  async () => {
    if (!sofficeAt) {
      console.log('skipped: soffice is not installed here (Debian: apt-get install libreoffice-writer-nogui)')
      return
    }
    const { release, item } = await released({ title: '给 LibreOffice 的一份' })
    const { folder, names } = await pack(release)
    const docx = names.find((name) => name.endsWith('.docx')) ?? ''
    const pdf = path.basename(toPdf(path.join(folder, docx), folder))
    expect(readBack(folder, pdf).subarray(0, 5).toString()).toBe('%PDF-')
    const read = existsSync('/usr/bin/pdftotext')
      ? execFileSync('pdftotext', ['-enc', 'UTF-8', path.join(folder, pdf), '-'], { encoding: 'utf8' }).replace(
          /\s/g,
          '',
        )
      : null
    if (read === null) console.log('the words of the PDF were not read: pdftotext is not installed here')
    else
      for (const said of [
        '给LibreOffice的一份',
        item.numberText,
        '一、群众问的是什么',
        '四、办理步骤',
        '图1四步',
        '政务中心',
        '补卡不收费',
        item.digest,
      ])
        expect(read).toContain(said)
  },
  patience(180_000),
)
