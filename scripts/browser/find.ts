import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const found = (): string | undefined =>
  [...places, chromium.executablePath()].find((place): place is string => Boolean(place) && existsSync(place as string))

/** Path of a browser for the tests: one that is here, or one that is installed now. Throws with what to do by hand. */
export const findBrowser = (): string => {
  const here = found()
  if (here) return here
  console.log('No browser found; installing Chromium …')
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  try {
    if (isDebianRoot) {
      execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit' })
      execFileSync('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
        stdio: 'inherit',
      })
    } else execFileSync('playwright-core', ['install', 'chromium'], { stdio: 'inherit' })
  } catch {
    // what to do is said below
  }
  const installed = found()
  if (!installed)
    throw new Error('Chromium could not be installed. Install it by hand and set CHROMIUM_PATH to its path.')
  return installed
}
