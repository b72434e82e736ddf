import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PreviewRequest } from '../../content/schema/preview.ts'
import { codeOf, numberText } from '../format/address.ts'
import { minute } from '../format/time.ts'
import type { Bundle } from './bundle.ts'
import { signingTime, unnumbered, unsetAddress, unsetTime } from './preview-gaps.ts'

/** The styles of a page as text, since the page stands alone: from the bundle, the bureau's own drawn. */
export const styleSheets = (bundle: Bundle) => {
  const known = new Map<string, Promise<string>>()
  const read = (href: string) => {
    const found = known.get(href) ?? readFile(join(bundle.folder, 'client', href), 'utf8')
    known.set(href, found)
    return found
  }
  const isDrawn = (href: string) => href === '/bureau.css'
  return async (html: string): Promise<string> => {
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, href]) => href ?? '')
    const drawn = async (href: string) => (await bundle.render(href)).text()
    // The bureau's colour comes last: it is meant to win.
    sheets.sort((a, b) => Number(isDrawn(a)) - Number(isDrawn(b)))
    return (await Promise.all(sheets.map((href) => (isDrawn(href) ? drawn(href) : read(href))))).join('\n')
  }
}

type Mark = { html: string; sheets: string; asked: PreviewRequest; path: string; siteUrl: string }

const words = {
  zh: {
    draft: '草稿 · 尚未发布',
    signed: '公众看到的网页',
    title: '【草稿】',
    drawn: '预览于',
    digest: '摘要值',
  },
  en: {
    draft: 'Draft · not published',
    signed: 'As the public sees it',
    title: '[Draft] ',
    drawn: 'Drawn',
    digest: 'Digest',
  },
}

/** The page with everything taken out that is for the public alone, and marked so that nobody takes it for published. */
export const marked = ({ html, sheets, asked, path, siteUrl }: Mark): string => {
  const { draft, earlier, at, language } = asked
  const said = words[language]
  const digest = (draft ?? earlier.at(-1))?.digest ?? ''
  const state = draft ? said.draft : said.signed
  const label = `${state} · ${minute(at)} · ${codeOf(digest)}`
  const tags = rewriter({ asked, path, siteUrl, digest })
  const facts = `${said.drawn} ${minute(at)} · ${said.digest} ${codeOf(digest)}`
  const lang = language === 'zh' ? 'zh-CN' : 'en'
  const banner = `<aside class="preview-banner" lang="${lang}" aria-label="${state}"><strong>${state}</strong> <span>${facts}</span></aside>`
  const overlay = `<div class="preview-mark" aria-hidden="true">${`<p>${`${label}　　`.repeat(4)}</p>`.repeat(14)}</div>`
  return html
    .replace(/<script\b(?:[^">]|"[^"]*")*>[\s\S]*?<\/script>/g, '')
    .replace(/<([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>/g, tags)
    .replace(
      new RegExp(`<time datetime="${signingTime}">[^<]*</time>`, 'g'),
      '<span class="preview-set">签发时填入</span>',
    )
    .replace(
      new RegExp(`<time datetime="${unsetTime}">[^<]*</time>`, 'g'),
      '<span class="preview-set">〔待填：时间〕</span>',
    )
    .replaceAll(unsetAddress, '〔待填：网址〕')
    .replaceAll(numberText({ year: asked.year, number: unnumbered }), '未编号')
    .replace('<title>', `<title>${draft ? said.title : ''}`)
    .replace(
      '</head>',
      () => `<meta name="robots" content="noindex, nofollow"><style>${sheets}\n${look}</style></head>`,
    )
    .replace('<body>', `<body>${banner}${overlay}`)
}

type Rewrite = Pick<Mark, 'asked' | 'path' | 'siteUrl'> & { digest: string }

const keptMeta = /charset=|name="(viewport|color-scheme|huiying:digest|huiying:edition)"/

/** Links lead to the live site in a new tab or nowhere, files come from the back office, what is meant for machines goes. */
const rewriter = ({ asked, path, siteUrl, digest }: Rewrite) => {
  const own = new Set(asked.draft?.files.map(({ sha256 }) => sha256))
  const isOwn = (href: string) => own.has(href.split('/')[2] ?? '')
  const elsewhere = (href: string) => new URL(href, siteUrl).href
  const place = (href: string) =>
    href.startsWith('/files/') && isOwn(href) ? `${asked.files}${href.slice('/files'.length)}` : elsewhere(href)
  const code = codeOf(digest)
  const isNowhere = (href: string) =>
    href.startsWith(path) || href === unsetAddress || (asked.draft && href === `/verify/?code=${code}`)
  const link = (attributes: string): string =>
    attributes.replace(/ href="([^"]*)"/, (whole, href: string) => {
      if (href.startsWith('#') || href.startsWith('mailto:')) return whole
      if (href.startsWith(`${path}#`)) return ` href="${href.slice(path.length)}"`
      if (isNowhere(href)) return ''
      return ` href="${href.startsWith('/') ? place(href) : href}" target="_blank" rel="noopener noreferrer"`
    })
  const picture = (attributes: string): string =>
    attributes
      .replace(/ src="([^"]*)"/, (_, src: string) => ` src="${place(src)}"`)
      .replace(
        / srcset="([^"]*)"/i,
        (_, set: string) =>
          ` srcset="${set
            .split(', ')
            .map((part) => part.replace(/^\S+/, place))
            .join(', ')}"`,
      )
  const rules: Record<string, (attributes: string) => string> = {
    link: () => '',
    meta: (attributes) => (keptMeta.test(attributes) ? `<meta${attributes}>` : ''),
    a: (attributes) => `<a${link(attributes)}>`,
    img: (attributes) => `<img${picture(attributes)}>`,
  }
  return (whole: string, name: string, attributes: string): string => rules[name]?.(attributes) ?? whole
}

const look = `
.preview-banner { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1em; padding: .35rem 1rem; background: var(--vermilion); color: var(--paper); font-size: .8rem; line-height: 1.6; text-align: center }
.preview-mark { position: fixed; inset: -20vmax; z-index: 2; overflow: hidden; display: grid; align-content: space-around; transform: rotate(-24deg); pointer-events: none; user-select: none; color: var(--vermilion); opacity: .09; font: 700 1.1rem/1 var(--sans); white-space: nowrap }
.preview-mark p:nth-child(even) { margin-left: -9em }
.preview-set { padding: 0 .3em; border-bottom: 1px dashed currentColor }
@media print { .preview-banner { position: static } }`
