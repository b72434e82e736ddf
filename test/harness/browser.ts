import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../scripts/browser/find.ts'
import { password } from './cms.ts'

/** A browser of this machine; installed where there is none. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = findBrowser()
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type Watched = { page: Page; faults: string[]; outside: string[] }

/** A page of its own, which notes every error it prints and every request that leaves for another machine. */
export const openPage = async (
  browser: Browser,
  options: { locale?: string; width?: number; height?: number } = {},
): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: options.locale ?? 'zh-CN',
  })
  const page = await context.newPage()
  const faults: string[] = []
  const outside: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname)) outside.push(request.url())
  })
  return { page, faults, outside }
}

/** Signs a demo person in, with keyboard and mouse. */
export const signIn = async (page: Page, cms: string, who: string): Promise<void> => {
  await page.goto(`${cms}/admin/login`)
  await page.fill('#field-email', `${who}@demo.huiying.test`)
  await page.fill('#field-password', password)
  await page.click('button[type=submit]')
  await page.waitForURL(`${cms}/admin`)
}
