import { elementsOf } from '../../content/schema/compare/snapshots.ts'
import type { Part } from '../../content/schema/compare/texts.ts'
import { kinds } from '../../content/schema/kinds.ts'
import type { RecordFile } from '../../content/schema/release.ts'
import type { Refusal } from '../errors.ts'
import type { Language, Words } from '../language.ts'
import { escaped, plainPage } from '../plain-page.ts'
import { shortTime } from '../workflow/short-time.ts'
import { bodyOf, snapshotOf } from './body.ts'
import type { Guest, Receipt } from './guest.ts'
import { type BodyBlock, bodyBlocks, fileAddress } from './guest-html.ts'
import type { SinceSeen } from './guest-seen.ts'
import { guestStyle } from './guest-style.ts'
import { fieldNames, how, words } from './guest-words.ts'

/** What was sent and refused, to be put back into the form. */
export type Given = Record<string, string>
export type TextView = Guest & {
  language: Language
  bureau: string
  inviter: string
  files: readonly RecordFile[]
  since: SinceSeen | null
  hasConfirmed: boolean
  given?: Given
  refusals?: readonly Refusal[]
}
type Say = (said: Words) => string
const sayIn =
  (language: Language): Say =>
  (said) =>
    escaped(said[language])

const marks = { zh: { comma: '，', colon: '：' }, en: { comma: ', ', colon: ': ' } } as const
const inBrackets = (text: string, more: string, language: Language): string =>
  language === 'zh' ? `${text}（${more}）` : `${text} (${more})`

/** The text, what changed, and the form: everything a confirming unit needs, on one page that needs no script. */
export const textPage = (view: TextView): string => {
  const { statement, unit, issuing, invitation, language, files } = view
  const say = sayIn(language)
  const snapshot = snapshotOf(statement, issuing.code)
  const kind = kinds[statement.kind]
  const blocks = bodyBlocks(bodyOf(statement), files)
  const elements = elementsOf(snapshot).filter(({ key }) => key !== 'notice')
  return plainPage({
    title: language === 'zh' ? `请${unit.name}协商确认` : `Please confirm: ${unit.name}`,
    language,
    styles: guestStyle,
    above: letterhead(view.bureau, issuing.name),
    main: `
<p>${asked(view)}</p>
<dl class="terms">
<div><dt>${say(words.invited)}</dt><dd>${escaped(inBrackets(view.inviter, issuing.name, language))}</dd></div>
<div><dt>${say(words.until)}</dt><dd>${shortTime(invitation.expiresAt)}${marks[language].comma}${say(words.once)}</dd></div>
<div><dt>${say(words.edition)}</dt><dd>${statement.edition}</dd></div>
</dl>
${view.hasConfirmed ? `<p class="note">${say(words.colleague)}</p>` : ''}
${faults(view, say)}
${changes(view, say)}
<article lang="zh-CN">
<p class="kind">${escaped(kind.zh)}</p>
<h2>${escaped(statement.title)}</h2>
<p class="summary">${escaped(statement.summary ?? '')}</p>
${boxOf(view, say, 'summary', { zh: '摘要', en: 'Summary' })}
<dl class="elements">${elements
      .map(({ label, text, key }, index) => {
        // What has several rows is spoken of after the last.
        const isLast = elements[index + 1]?.key !== key
        const box = isLast ? boxOf(view, say, `fields.${key}`, label) : ''
        return `<dt>${escaped(label.zh)}</dt><dd>${escaped(text)}${box}</dd>`
      })
      .join('')}</dl>
${blocks.map((block, index) => commentable(block, index, view, say)).join('\n')}
</article>
${attachments(files, say)}
<p class="screen"><a href="?view=page" target="_blank" rel="noopener">${say(words.page)}</a></p>
<p class="digest">${say(words.digest)}<br><code>${statement.digest}</code><br>${say(words.digestNote)}</p>
${form(view, say)}`,
  })
}

const letterhead = (bureau: string, unit: string): string =>
  `<p class="bureau"><span>${escaped(bureau)}</span>　${escaped(unit)}</p>`

const asked = ({ issuing, unit, statement, language }: TextView): string => {
  const kind = kinds[statement.kind]
  return escaped(
    language === 'zh'
      ? `${issuing.name}拟发布下面这份${kind.zh}，内容涉及${unit.name}。请核对事实与表述，确认或退回；可以对任何一段提意见。`
      : `${issuing.name} intends to publish the text below (${kind.en}). It concerns ${unit.name}. Please check facts and wording, then confirm or return it; you can comment on any paragraph.`,
  )
}

const faults = ({ refusals = [], language }: TextView, say: Say): string =>
  refusals.length === 0
    ? ''
    : `<div class="faults" role="alert"><h2>${say(words.refused)}</h2><ul>${refusals
        .map(({ message, fix, field }) => {
          const name = fieldNames[field ?? '']
          const line = name
            ? `${name[language]}${marks[language].colon}${message[language].replace(/^[\w.]+[：:] ?/, '')}`
            : message[language]
          return `<li>${escaped(line)} ${escaped(fix[language])}</li>`
        })
        .join('')}</ul></div>`

const marked = (parts: readonly Part[]): string =>
  parts
    .map(({ text, change }) => {
      const tag = change === 'added' ? 'ins' : change === 'removed' ? 'del' : null
      return tag ? `<${tag}>${escaped(text)}</${tag}>` : escaped(text)
    })
    .join('')

const changes = ({ since, language }: TextView, say: Say): string => {
  if (!since) return `<p class="note">${say(words.first)}</p>`
  const when = `${shortTime(since.at)}${marks[language].comma}${say(how[since.how])}`
  const list = (since.blocks ?? []).map(
    ({ label, parts }) =>
      `<li><span class="where">${escaped(label[language])}</span><span class="text" lang="zh-CN">${marked(parts)}</span></li>`,
  )
  const told = since.isSame ? words.sameText : since.blocks ? null : words.lost
  return `<section class="since"><h2>${say(words.since)}</h2><p class="note">${when}</p>${told ? `<p>${say(told)}</p>` : `<ul>${list.join('')}</ul>`}</section>`
}

const commentable = ({ html, isHeading }: BodyBlock, index: number, { given = {} }: TextView, say: Say): string => {
  // A heading is spoken of with the paragraph below it.
  if (isHeading) return `<div class="block">${html}</div>`
  const label = say(words.sayLabel).replace('#', String(index + 1))
  return `<div class="block">${html}</div>
${box({ name: `comment-${index}`, label, given, say })}`
}

type Box = { name: string; label: string; given: Record<string, string>; say: Say }
const box = ({ name, label, given, say }: Box): string => {
  const said = given[name] ?? ''
  return `<details class="say screen"${said ? ' open' : ''}><summary>${say(words.say)}</summary><label>${label} <textarea form="decision" name="${name}" rows="3" maxlength="1000">${escaped(said)}</textarea></label></details>`
}

/** A word on a part of the text that is not in its body. */
const boxOf = ({ given = {}, language }: TextView, say: Say, field: string, of: Words): string =>
  box({ name: `comment-${field}`, label: say(words.sayOf).replace('#', escaped(of[language])), given, say })

const attachments = (files: readonly RecordFile[], say: Say): string =>
  files.length === 0
    ? ''
    : `<h2>${say(words.files)}</h2><ul>${files
        .map(
          (file) =>
            `<li><a href="${fileAddress(file)}">${escaped(file.name)}</a> ${Math.ceil(file.bytes / 1024)} KB</li>`,
        )
        .join('')}</ul>`

const form = ({ statement, given = {}, refusals = [] }: TextView, say: Say): string => {
  const wrong = (name: string) => (refusals.some(({ field }) => field === name) ? ' aria-invalid="true"' : '')
  const input = (name: 'name' | 'post' | 'phone', type: string, most: number, complete: string) =>
    `<label>${say(words[name])} <input type="${type}" name="${name}" value="${escaped(given[name] ?? '')}" required maxlength="${most}" autocomplete="${complete}"${wrong(name)}></label>`
  // A disabled first button: Enter in a field must not confirm.
  return `<form method="post" id="decision" class="screen">
<h2>${say(words.decide)}</h2>
<button disabled hidden></button>
<input type="hidden" name="digest" value="${statement.digest}">
<div class="people">
${input('name', 'text', 60, 'name')}
${input('post', 'text', 120, 'organization-title')}
${input('phone', 'tel', 40, 'tel')}
</div>
<label>${say(words.comment)} <small>${say(words.commentNote)}</small> <textarea name="comment" rows="4" maxlength="1000"${wrong('comment')}>${escaped(given.comment ?? '')}</textarea></label>
<p class="note">${say(words.personal)}</p>
<p class="acts"><button name="decision" value="confirm">${say(words.confirm)}</button><button class="return" name="decision" value="return">${say(words.return)}</button></p>
</form>`
}

/** What the decision was and what happens next: the guest's receipt. */
export const receiptPage = (receipt: Receipt, { language, bureau }: { language: Language; bureau: string }): string => {
  const { decision, unit, issuing, statement, name, comments, at } = receipt
  const say = sayIn(language)
  const isConfirmed = decision === 'confirm'
  const row = (label: Words, value: string) => `<div><dt>${say(label)}</dt><dd>${value}</dd></div>`
  return plainPage({
    title: (isConfirmed ? words.confirmed : words.returned)[language],
    language,
    styles: guestStyle,
    above: letterhead(bureau, issuing.name),
    main: `
<dl class="terms">
${row(words.text, escaped(inBrackets(statement.title, `${words.edition[language]} ${statement.edition}`, language)))}
${row(words.unit, escaped(unit.name))}
${row(words.by, escaped(name))}
${row(words.time, shortTime(at))}
${comments ? row(words.paragraphs, String(comments)) : ''}
${row(words.digest, `<code>${statement.digest}</code>`)}
</dl>
<p>${say(isConfirmed ? words.nextConfirmed : words.nextReturned)}</p>
<p class="note screen">${say(words.keep)}</p>`,
  })
}
