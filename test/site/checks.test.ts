import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../harness/browser.ts'
import { accessibilityFaults, linkFaults, markupFaults, weightFaults } from '../harness/pages.ts'

const noise = Array.from({ length: 4_000 }, (_, index) => Math.imul(index + 1, 2_654_435_761).toString(36)).join(' ')
const bad = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>错</title></head><body><main><h1>错</h1>
<p id="a" style="color:#ccc;width:900px">看不清<p id="a"><img src="/none.png"></p><a href="#nowhere">无</a><!-- ${noise} --></main></body></html>`

const server = createServer((request, response) => {
  if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(bad)
  else response.writeHead(404).end()
})
let addresses: string[]
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  addresses = [`http://127.0.0.1:${(server.address() as AddressInfo).port}/`]
})
afterAll(() => void server.close())

test('a planted fault turns each check red', async () => {
  expect((await linkFaults(addresses)).sort()).toEqual([
    expect.stringContaining('/none.png answers 404'),
    expect.stringContaining('#nowhere'),
  ])
  expect((await markupFaults(addresses)).join('\n')).toContain('no-dup-id')
  expect(await weightFaults(addresses)).toHaveLength(1)
  const browser = await openBrowser()
  try {
    const faults = (await accessibilityFaults(browser, addresses)).join('\n')
    expect(faults).toContain('color-contrast')
    expect(faults).toContain('image-alt')
    expect(faults).toContain('px wider than 320')
  } finally {
    await browser.close()
  }
})
