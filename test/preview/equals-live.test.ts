import path from 'node:path'
import { expect, test } from 'vitest'
import { kindNames } from '../../content/schema/kinds.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { advance, draft, fieldsFor } from '../harness/statement.ts'
import { openStation } from '../harness/station.ts'
import { folderDigest, mainOf, until, uploadPicture, uploadText } from './bench.ts'

/** What is shown before signing is what the public gets after it. */
const cms = await bootCms()
const station = await openStation(cms)
const [editor, signer] = (await Promise.all(['editor', 'signer'].map((who) => cms.as(who)))) as [Person, Person]
type Person = Awaited<ReturnType<typeof cms.as>>

const preview = async (id: string): Promise<string> => {
  const { status, body } = await editor.get(`statements/${id}/preview`)
  expect([id, status, typeof body === 'string' ? '' : body]).toEqual([id, 200, ''])
  return String(body)
}
/** Signs what stands ready and answers the page that went live, times of the release replaced like those of the preview. */
const goLive = async (id: string): Promise<{ html: string; url: string }> => {
  const { status, body } = await signer.act(id, 'sign')
  expect([status, body.errors]).toEqual([200, undefined])
  await station.settled()
  const [{ url }] = (await signer.get(`statements/${id}/releases`)).body.docs
  const rows = (await signer.get(`releases?where[subject][equals]=${id}&sort=-sequence&limit=1`)).body.docs
  const time = `<time datetime="${rows[0].release.releasedAt}">`
  const html = await (await fetch(url)).text()
  return { url, html: html.replace(new RegExp(`${time}[^<]*</time>`, 'g'), '@') }
}
const ready = async (more: Json, kind = 'response'): Promise<string> => {
  const { id } = await draft({ cms, kind, more })
  await advance(cms, id, 'ready')
  return id
}

const picture = await uploadPicture(cms)
const list = await uploadText(cms, '云溪路窗口\n青禾街窗口')
const rich = [
  '## 现在怎么办',
  '第一段，**加粗**、`代码`、[外面的网页](https://a.example/?q="x"&y=1)，〔2026〕3号文件。',
  '- 一\n- 二',
  '| 窗口 | 时间 |\n| --- | --: |\n| 云溪路 | 9 点 |',
  `<Figure file="${picture.id}" alt="流程图" caption="三步" />`,
  `<Attachment file="${list.id}" />`,
].join('\n\n')

test.each(kindNames.filter((kind) => kind !== 'transcript'))('%s', async (kind) => {
  const id = await ready({ body: rich, attachments: [list.id], topics: ['窗口服务', kind] }, kind)
  const drawn = await preview(id)
  const { html } = await goLive(id)
  expect(mainOf(drawn)).toBe(mainOf(html))
  expect(mainOf(html).length).toBeGreaterThan(500)
})

test('a correction, an update, and the older answers on the same topic', async () => {
  const older = await ready({ topics: ['社保卡'], title: '较早的一条' })
  await goLive(older)
  const id = await ready({ topics: ['社保卡', '窗口'], body: '原来的正文。' })
  await goLive(id)
  await editor.act(id, 'correct', { reason: '时间写错。' })
  await editor.patch(`statements/${id}`, { body: rich, summary: '改过的摘要。' })
  await advance(cms, id, 'ready')
  const corrected = await preview(id)
  for (const said of ['较早的一条', '时间写错。', '首次发布', '改动：']) expect(corrected).toContain(said)
  expect(corrected).not.toContain('未编号')
  expect(mainOf(corrected)).toBe(mainOf((await goLive(id)).html))

  await editor.act(id, 'update', { body: '又有新的进展。' })
  await advance(cms, id, 'ready')
  const updated = await preview(id)
  expect(updated).toContain('又有新的进展。')
  expect(mainOf(updated)).toBe(mainOf((await goLive(id)).html))
})

test('a correction that expunges shows nothing of what it takes out', async () => {
  const id = await ready({ body: '某人的电话是 0000-777。', title: '有隐私的标题' })
  await goLive(id)
  await editor.act(id, 'correct', { reason: '去掉隐私。', expunge: 'privacy' })
  await editor.patch(`statements/${id}`, { body: '干净的正文。' })
  await advance(cms, id, 'ready')
  const drawn = await preview(id)
  expect(drawn).toContain('本版文字已依法移除')
  expect(drawn).not.toContain('0000-777')
  expect(mainOf(drawn)).toBe(mainOf((await goLive(id)).html))
})

test('a transcript is shown beside its notice', async () => {
  const notice = await ready({ body: rich }, 'press-notice')
  await goLive(notice)
  const id = await ready({ fields: { ...fieldsFor.transcript, notice } }, 'transcript')
  const drawn = await preview(id)
  expect(drawn).toContain('发布会现在开始')
  expect(mainOf(drawn)).toBe(mainOf((await goLive(id)).html))
})

test('released and withdrawn: the page as the public sees it', async () => {
  const id = await ready({ title: '发布以后' })
  const { html } = await goLive(id)
  const shown = await preview(id)
  expect(shown).toContain('公众看到的网页')
  expect(shown).not.toContain('尚未发布')
  expect(mainOf(shown).replace(/<time[^>]*>[^<]*<\/time>/g, '@')).toBe(
    mainOf(html).replace(/<time[^>]*>[^<]*<\/time>/g, '@'),
  )
  await signer.act(id, 'withdraw', { reason: '地点有变。' })
  expect(await preview(id)).toContain('已撤回')
})

test('record, live pages, projection and search stay as they are, byte for byte', async () => {
  await station.settled()
  const id = await ready({ title: '独一无二的草稿标题' })
  const digests = () => ['live', 'record'].map((name) => folderDigest(path.join(cms.home, name)))
  // The search index seals itself a moment after a release; what is to stay must have come to rest.
  let before = digests()
  await until(() => {
    const last = before
    before = digests()
    return last.join() === before.join()
  })
  for (let time = 0; time < 5; time++) expect(await preview(id)).toContain('独一无二的草稿标题')
  expect(digests()).toEqual(before)
})

test('previews drawn while releases go live leak into none of their pages', async () => {
  const secret = await ready({ title: '绝不能出现的标题', topics: ['并行'] })
  const others = await Promise.all(
    Array.from({ length: 4 }, (_, index) => ready({ title: `并行第 ${index} 条`, topics: ['并行'] })),
  )
  let isDone = false
  const drawing = (async () => {
    let drawn = 0
    while (!isDone) {
      expect(await preview(secret)).toContain('绝不能出现的标题')
      drawn++
    }
    return drawn
  })()
  for (const id of others) expect((await signer.act(id, 'sign')).status).toBe(200)
  await station.settled()
  isDone = true
  expect(await drawing).toBeGreaterThan(3)
  const { execFileSync } = await import('node:child_process')
  for (const folder of ['live', 'record', 'publisher']) {
    const found = execFileSync('sh', ['-c', `grep -rl 绝不能出现的标题 ${path.join(cms.home, folder)} || true`])
    expect(found.toString()).toBe('')
  }
  const home = await (await fetch(`${station.site}/`)).text()
  for (let index = 0; index < 4; index++) expect(home).toContain(`并行第 ${index} 条`)
})
