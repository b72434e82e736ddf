import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import { filesBelow } from '../../site/publisher/disk.ts'

/** Checks of public pages that any test can run over a list of addresses. Each answers faults in words; none means good. */

/** Every address the site map names; besides, those of the live folder that are marked as withdrawn. */
export const sitemapAddresses = async (siteUrl: string, live: string): Promise<string[]> => {
  const places = async (url: string) =>
    [...(await textOf(url)).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => (place ?? '').replaceAll('&amp;', '&'))
  const maps = await places(new URL('/sitemap.xml', siteUrl).href)
  const pages = (await Promise.all(maps.map(places))).flat()
  const gone = (await filesBelow(live)).filter((file) => file.endsWith('/.gone'))
  return [...pages, ...gone.map((file) => new URL(file.replace('.gone', ''), siteUrl).href)]
}

/** Serious findings of axe, wide and on a phone, light and dark; and pages wider than a phone of 320 px. */
export const accessibilityFaults = async (browser: Browser, addresses: string[]): Promise<string[]> => {
  const faults: string[] = []
  for (const look of [
    { width: 1280, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ] as const) {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 800 },
      colorScheme: look.colorScheme,
    })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('410'))
        faults.push(`${page.url()}: console: ${message.text()}`)
    })
    for (const address of addresses) {
      await page.goto(address)
      // Legacy: without frames there is nothing that the slower way would see more.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          faults.push(`${address}: ${id} (${look.colorScheme}): ${nodes[0]?.html}`)
      const extra = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (extra > 0) faults.push(`${address}: ${extra} px wider than ${look.width}`)
    }
    await context.close()
  }
  return faults
}

/** What html-validate finds. Style of writing is Astro's affair; meaning and structure are ours. */
export const markupFaults = async (addresses: string[]): Promise<string[]> => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'doctype-style': 'off',
      'long-title': 'off',
      'no-raw-characters': 'off',
      'attribute-boolean-style': 'off',
      'no-implicit-button-type': 'off',
      'tel-non-breaking': 'off',
      'prefer-native-element': 'off',
    },
  })
  const faults: string[] = []
  for (const address of addresses) {
    const report = await validator.validateString(await textOf(address))
    for (const { messages } of report.results)
      for (const { ruleId, message, line, column } of messages)
        faults.push(`${address}:${line}:${column}: ${ruleId}: ${message}`)
  }
  return faults
}

/** Links, pictures, styles and scripts of these pages that lead nowhere; anchors included. Other hosts are not asked. */
export const linkFaults = async (addresses: string[]): Promise<string[]> => {
  const faults: string[] = []
  const known = new Map<string, Promise<{ status: number; text: string }>>()
  const get = (url: string) => {
    const asked =
      known.get(url) ?? fetch(url).then(async (response) => ({ status: response.status, text: await response.text() }))
    known.set(url, asked)
    return asked
  }
  for (const address of addresses) {
    const { text } = await get(address)
    const targets = [
      ...text.matchAll(/<(?:a|link|img|script|source|form)\b[^>]*?\s(?:href|src|action)="([^"]+)"/g),
    ].map(([, target]) => (target ?? '').replaceAll('&amp;', '&'))
    const sets = [...text.matchAll(/srcset="([^"]+)"/g)].flatMap(([, set]) =>
      (set ?? '').split(', ').map((part) => part.split(' ')[0] ?? ''),
    )
    for (const target of new Set([...targets, ...sets])) {
      const url = new URL(target, address)
      if (url.host !== new URL(address).host || !url.protocol.startsWith('http')) continue
      const anchor = decodeURIComponent(url.hash.slice(1))
      url.hash = ''
      const found = await get(url.href)
      if (found.status !== 200 && found.status !== 410) faults.push(`${address}: ${target} answers ${found.status}`)
      else if (anchor && !new RegExp(`\\bid="${anchor.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`).test(found.text))
        faults.push(`${address}: there is no ${target}`)
    }
  }
  return faults
}

/** Pages heavier than the budget, compressed, with styles and scripts. */
export const weightFaults = async (addresses: string[], budget = 10_000): Promise<string[]> => {
  const faults: string[] = []
  for (const address of addresses) {
    const bytes = await weightOf(address)
    if (bytes > budget) faults.push(`${address}: ${bytes} bytes compressed, ${budget} allowed`)
  }
  return faults
}

/** Compressed bytes of a page with its own styles and scripts, pictures aside. */
export const weightOf = async (address: string): Promise<number> => {
  const html = await textOf(address)
  const parts = [...html.matchAll(/<(?:link rel="stylesheet"|script type="module")[^>]*?(?:href|src)="([^"]+)"/g)].map(
    ([, part]) => new URL(part ?? '', address).href,
  )
  const all = [html, ...(await Promise.all(parts.map(textOf)))]
  return all.reduce((sum, text) => sum + gzipSync(text).byteLength, 0)
}

const textOf = async (url: string) => (await fetch(url)).text()
