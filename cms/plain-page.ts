import { getRequestLanguage, type Payload } from 'payload'
import type { Refusal } from './errors.ts'
import { isLanguage, type Language } from './language.ts'
import { unlisted } from './publisher.ts'

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** The language a reader without an account prefers, as their browser says it; otherwise Chinese. */
export const readerLanguage = (payload: Payload, headers: Headers): Language => {
  const found = getRequestLanguage({ config: payload.config, cookies: new Map(), headers })
  return isLanguage(found) ? found : 'zh'
}

const look = `
:root { color-scheme: light dark; --ink: light-dark(#1d1b17, #ece7db); --paper: light-dark(#faf7ef, #161715); --raised: light-dark(#fffdf8, #1f201d); --soft: light-dark(#4b473e, #bdb7a8); --line: light-dark(#d9d2c1, #3b3a34); --mark: light-dark(#0b4a52, #93ccd0); --alarm: light-dark(#9c1f12, #ff9d8c); --come: light-dark(#d8ebe0, #1d3b2c); --gone: light-dark(#f4dcd7, #472620) }
*, ::before, ::after { box-sizing: border-box }
html { font: 106.25%/1.75 "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif; text-size-adjust: 100% }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; font-variant-numeric: tabular-nums }
main { max-width: 42rem; margin: 0 auto; padding: 1.2rem 1.1rem 4rem }
h1, h2, h3, h4 { line-height: 1.4; margin: 1.4em 0 .5em } h1 { font: 700 1.45rem/1.45 "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif; margin: .4em 0 .6em } h2 { font-size: 1.1rem } h3, h4 { font-size: 1rem }
p, ul, ol, dl, blockquote, figure, table { margin: .8em 0 } a { color: var(--mark); text-underline-offset: .25em }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px }
code { font: .85em/1.6 ui-monospace, Consolas, monospace; word-break: break-all }`

type Page = { title: string; main: string; language: Language; styles?: string; above?: string }

/** A page that stands alone: no script, nothing fetched from elsewhere. `main` and `above` (the title) are HTML. */
export const plainPage = ({ title, main, language, styles = '', above = '' }: Page): string =>
  `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${escaped(title)}</title><style>${look}${styles}</style></head><body><main>${above}<h1>${escaped(title)}</h1>${main}</main></body></html>`

const titles = { zh: '现在打不开', en: 'This cannot be opened' }

/** Refusals as a page, in the reader's words. */
export const refusalPage = (refusals: readonly Refusal[], language: Language): string =>
  plainPage({
    title: titles[language],
    language,
    main: refusals
      .map(({ message, fix }) => `<p>${escaped(message[language])}<br>${escaped(fix[language])}</p>`)
      .join(''),
  })

/** Headers of a page that stands alone. `frame`: who may show it in a frame. */
export const plainHeaders = ({
  frame = 'none',
  images = false,
}: {
  frame?: 'self' | 'none'
  images?: boolean
} = {}) => ({
  ...unlisted,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; ${images ? "img-src 'self'; " : ''}form-action 'self'; frame-ancestors '${frame}'; base-uri 'none'`,
})
