import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bodyOfTree } from '../../content/schema/body.ts'
import { openBrowser, openPage } from '../harness/browser.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { openStation } from '../harness/station.ts'

const data = path.resolve(import.meta.dirname, '../../../shared/data/message-board-replies.jsonl')
const isHere = existsSync(data)
if (!isHere) console.log(`SKIPPED real input: ${path.basename(data)} is not beside this checkout (../shared/data).`)

const rows: Record<string, string>[] = isHere
  ? readFileSync(data, 'utf8')
      .trim()
      .split('\n')
      .slice(0, 200)
      .map((line) => JSON.parse(line))
  : []
const column = (row: Record<string, string>, name: string): string => (row[name] ?? '').replace(/\s+/g, ' ').trim()

/** Plain text as the Markdown of the record: one paragraph a line, everything escaped. */
const asBody = (text: string): string => {
  const paragraphs = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
  const body = bodyOfTree({
    type: 'root',
    children: paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  })
  if (!body.ok) throw new Error(JSON.stringify(body.issues))
  return body.body
}

const at = (text: string): string =>
  new Date(
    `${text
      .replace(/\//g, '-')
      .replace(/-(\d)(?=\D)/g, '-0$1')
      .replace(/ (\d):/, ' 0$1:')
      .replace(' ', 'T')}+08:00`,
  ).toISOString()

test.runIf(isHere)(
  '200 real concerns become live, searchable answers',
  async () => {
    const cms = await bootCms()
    const station = await openStation(cms)
    const file = path.join(cms.home, 'concerns.jsonl')
    writeFileSync(
      file,
      rows
        .map((row) =>
          JSON.stringify({
            title: column(row, '留言主题').slice(0, 200),
            text: row.留言详情?.trim(),
            sourceKind: 'mailbox',
            publishedAt: at(column(row, '留言时间')),
          }),
        )
        .join('\n'),
    )
    const imported = JSON.parse(
      execFileSync(
        process.execPath,
        ['scripts/run.mjs', 'import', 'mentions', file, '--as', 'monitor@demo.huiying.test'],
        {
          env: { ...process.env, HUIYING_HOME: cms.home },
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      ),
    )
    expect(imported).toMatchObject({ rows: 200, created: 200, refused: [] })

    const [monitor, editor, reviewer, secrecy, signer] = (await Promise.all(
      ['monitor', 'editor', 'reviewer', 'secrecy', 'signer'].map((who) => cms.as(who)),
    )) as [Json, Json, Json, Json, Json]
    const { docs: mentions } = (await monitor.get('mentions?limit=300&depth=0&sort=createdAt')).body
    const titles: string[] = []
    for (const row of rows) {
      const title = column(row, '留言主题').slice(0, 200)
      const mention = mentions.find(
        (candidate: Json) => candidate.title === title.normalize('NFC') && candidate.state === 'new',
      )
      const opened = await monitor.post(`mentions/${mention.id}/acts/open-case`, {
        title,
        kind: 'complaint',
        leadUnit: 'YP-SI',
      })
      mention.state = 'attached'
      const { body, status } = await editor.post('statements', {
        kind: 'response',
        title,
        summary: column(row, '答复意见').slice(0, 160),
        body: asBody(row.答复意见 ?? ''),
        fields: {
          question: (row.留言详情 ?? '').trim().slice(0, 5_000),
          askedAt: at(column(row, '留言时间')),
          facts: column(row, '答复意见').slice(0, 300),
          measures: '见正文。',
        },
        case: opened.body.case,
      })
      expect(status, JSON.stringify(body)).toBe(201)
      const { id } = body.doc
      for (const [who, act, input] of [
        [editor, 'submit', {}],
        [reviewer, 'review', {}],
        [secrecy, 'clear', { declaration: true }],
        [signer, 'sign', {}],
      ] as const) {
        const done = await who.act(id, act, input)
        expect(done.status, `${act} ${JSON.stringify(done.body)}`).toBe(200)
      }
      titles.push(title)
    }
    await station.settled()
    const live = await cms.payload.count({
      collection: 'deliveries',
      where: { state: { equals: 'live' } },
      overrideAccess: true,
    })
    expect(live.totalDocs).toBe(200)

    const browser = await openBrowser()
    try {
      const { page, faults } = await openPage(browser)
      for (const title of titles.filter((_, index) => index % 4 === 0)) {
        const query = title.slice(Math.max(0, Math.floor(title.length / 2) - 5)).slice(0, 10)
        await page.goto(`${station.site}/search/?q=${encodeURIComponent(query)}`)
        await page
          .locator('main a', { hasText: title.slice(0, 12) })
          .first()
          .waitFor({ timeout: 15_000 })
      }
      expect(faults).toEqual([])
    } finally {
      await browser.close()
    }
  },
  420_000,
)
