import { type DropKind, type Dropped, drop } from './dropped.ts'

/** Word writes properties no browser keeps (mso-…), so a style is read as it was written. */
export const styleOf = (element: Element): Map<string, string> =>
  new Map(
    (element.getAttribute('style') ?? '')
      .split(';')
      .map((pair) => pair.split(/:(.*)/s).map((part) => part.trim().toLowerCase()))
      .flatMap(([key, value]): [string, string][] => (key && value ? [[key, value]] : [])),
  )

export const tagOf = (element: Element): string => element.tagName.toLowerCase()

const appearance =
  /^(color|background|background-color|font|font-family|font-size|text-align|text-indent|letter-spacing|line-height|margin|padding|border)/
const silent = ['head', 'title', 'meta', 'link', 'style', 'base', 'template', 'noscript', 'col', 'colgroup', 'xml']
const media = [
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'applet',
  'mpvoice',
  'mpvideo',
  'qqmusic',
  'mp-miniprogram',
]
const images = ['img', 'svg', 'canvas', 'picture', 'v:imagedata']
const controls = ['input', 'button', 'select', 'textarea', 'option', 'datalist', 'meter', 'progress']

/** Whether nothing of an element comes along, with the reason noted; a comment or picture is counted once, not its parts. */
export const isLeftOut = (element: Element, dropped: Dropped): boolean => {
  const tag = tagOf(element)
  const style = styleOf(element)
  if (tag === 'script') return noted(dropped, 'scripts')
  if (silent.includes(tag)) return true
  if (images.includes(tag)) {
    dropped.names.push(nameOf(element))
    return noted(dropped, 'images')
  }
  if (media.includes(tag) || tag.startsWith('mp-')) return noted(dropped, 'media')
  if (controls.includes(tag)) return noted(dropped, 'controls')
  if (tag === 'hr') return noted(dropped, 'rules')
  if (tag === 'del' || /\bmsodel\b/i.test(element.className)) return noted(dropped, 'deletions')
  if (isComment(element, style)) return noteComment(element, dropped)
  if (isHidden(element, style)) return element.textContent?.trim() ? noted(dropped, 'hidden') : true
  return false
}

/** Word marks a comment where it was made, and lists them all once more at the end. */
const isComment = (element: Element, style: Map<string, string>): boolean =>
  /\bmsocom/i.test(element.className) || /^comment(-list)?$/.test(style.get('mso-element') ?? '')

const noteComment = (element: Element, dropped: Dropped): true => {
  const listed = [element, ...element.querySelectorAll('*')].filter(
    (each) => styleOf(each).get('mso-element') === 'comment',
  ).length
  if (listed === 0) return noted(dropped, /off$/i.test(element.className) ? null : 'comments')
  dropped.counts.comments = Math.max(dropped.counts.comments ?? 0, listed)
  return true
}

/** An article of WeChat hides its own frame until its script has run. */
const isHidden = (element: Element, style: Map<string, string>): boolean =>
  element.id !== 'js_content' &&
  (element.hasAttribute('hidden') ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all')

/** Notes the looks and scripts of an element whose words do come along. */
export const noteLooks = (element: Element, dropped: Dropped): void => {
  const tag = tagOf(element)
  const style = styleOf(element)
  if (tag === 'font' || element.hasAttribute('bgcolor') || [...style.keys()].some((key) => appearance.test(key)))
    drop(dropped, 'styling')
  const decorated = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  const isMarked = ['u', 's', 'strike', 'sub', 'sup'].includes(tag) || /underline|line-through/.test(decorated)
  if (isMarked && tag !== 'a' && element.textContent?.trim()) drop(dropped, 'marks')
  drop(dropped, 'scripts', [...element.attributes].filter(({ name }) => /^on/i.test(name)).length)
}

const noted = (dropped: Dropped, kind: DropKind | null): true => {
  if (kind) drop(dropped, kind)
  return true
}

const nameOf = (element: Element): string => {
  const alt = element.getAttribute('alt')?.trim() || element.getAttribute('title')?.trim()
  if (alt) return `“${alt.slice(0, 30)}”`
  const src = element.getAttribute('data-src') || element.getAttribute('src') || ''
  if (/^data:/i.test(src) || !src) return '（没有名称）'
  const last = src.split(/[?#]/)[0]?.split(/[\\/]/).at(-1)
  return last ? last.slice(0, 40) : '（没有名称）'
}
