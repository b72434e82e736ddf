import type { Payload } from 'payload'
import type { Words } from '../language.ts'
import { readSettings } from '../settings.ts'
import type { Notice } from './kinds.ts'

/** A mail leaves the house: it names the matter and the title, links to the record, and says nothing else of it. */
type Line = Pick<Notice, 'slug' | 'subject' | 'title' | 'text'>
export type Message = { subject: string; text: string; html: string }

const foot: Words = {
  zh: '系统自动发送，请勿回复。在后台“账户”页可以改为每天一封或不发邮件。',
  en: 'Sent automatically. Change this under Account in the back office.',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
const linkOf = ({ slug, subject }: Line): string =>
  `${readSettings().cmsUrl}/admin/collections/${slug}/${encodeURIComponent(subject)}`

const page = (parts: readonly string[]): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body style="font:16px/1.7 sans-serif;max-width:36em">${parts.join('\n')}<p style="color:#666;font-size:13px">${escaped(foot.zh)}<br>${escaped(foot.en)}</p></body></html>`

const item = (line: Line): string =>
  `<p><strong>${escaped(line.text.zh)}</strong><br><a href="${escaped(linkOf(line))}">${escaped(line.title)}</a><br><span style="color:#666;font-size:13px">${escaped(line.text.en)}</span></p>`

const plain = (line: Line): string => `${line.text.zh}\n《${line.title}》\n${linkOf(line)}\n${line.text.en}\n`

/** One mail for one matter. */
export const messageOf = (line: Line): Message => ({
  subject: `${line.text.zh}：${line.title}`,
  text: `${plain(line)}\n${foot.zh}\n${foot.en}\n`,
  html: page([item(line)]),
})

/** One mail for everything that is open. */
export const digestOf = (lines: readonly Line[]): Message => ({
  subject: `您有 ${lines.length} 件事项待看 · ${lines.length} open notices`,
  text: `${lines.map(plain).join('\n')}\n${foot.zh}\n${foot.en}\n`,
  html: page(lines.map(item)),
})

/** Whom mail comes from: the bureau by its name. */
export const senderOf = async (payload: Payload): Promise<string> => {
  const { shortName, name } = await payload.findGlobal({ slug: 'bureau', depth: 0, overrideAccess: true })
  const shown = String(name || shortName || '回应').replace(/["\\\p{Cc}]/gu, '')
  return `"${shown}" <${readSettings().mailFrom}>`
}
