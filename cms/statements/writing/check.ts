import { knownToAll, shortForms } from './abbreviations.ts'
import type { Finding, Passage } from './finding.ts'
import { type Checked, passagesOf, picturesIn } from './passages.ts'
import { personalIn } from './personal.ts'
import { phrases, withoutQuotes } from './phrases.ts'

export type { Checked } from './passages.ts'

/** How often one phrase is told for one field: the third 高度重视 says nothing new. */
const mostAlike = 3

/**
 * What a careful colleague would point out in a text. It warns and explains; it never blocks. What a kind of statement must
 * have is not repeated here (see `complete`). `own`: telephone numbers and mail addresses the bureau makes public.
 */
export const checkWriting = (given: Checked, own: readonly string[] = []): Finding[] => {
  const passages = passagesOf(given)
  const ours = passages.filter(({ said }) => !said)
  return [
    ...personalIn(passages, own),
    ...ours.flatMap(phrasesIn),
    ...abbreviationsIn(ours, passages),
    ...pictureFindings(given.body ?? ''),
  ]
}

/** A sentence longer than this, in characters to either side, is not looked at further. */
const longest = 300

/** The sentence around a place, for a phrase that is fine where its sentence is exact. */
const sentenceAt = (text: string, at: number): string => {
  const before = text.slice(Math.max(0, at - longest), at)
  const after = text.slice(at, at + longest)
  const from = Math.max(...['。', '！', '？', '；', '\n'].map((stop) => before.lastIndexOf(stop))) + 1
  const to = after.search(/[。！？；\n]/)
  return (before.slice(from) + (to < 0 ? after : after.slice(0, to + 1))).trim()
}

const phrasesIn = ({ field, text }: Passage): Finding[] => {
  const unquoted = withoutQuotes(text)
  return phrases.flatMap(({ code, find, message, fix, unless }) =>
    unquoted
      .matchAll(find)
      .filter(({ index }) => !unless?.test(sentenceAt(text, index)))
      .take(mostAlike)
      .toArray()
      .map(({ 0: quote, index }): Finding => {
        const sentence = sentenceAt(text, index).slice(0, 60)
        const said = message(quote)
        return {
          code,
          level: 'should',
          field,
          quote,
          message: {
            zh: sentence === quote ? said.zh : `${said.zh}（${sentence}）`,
            en: sentence === quote ? said.en : `${said.en} (${sentence})`,
          },
          fix,
        }
      }),
  )
}

const abbreviationsIn = (ours: readonly Passage[], all: readonly Passage[]): Finding[] => {
  const whole = all.map(({ text }) => text).join('\n')
  const told = new Set<string>()
  const once = (short: string) => !told.has(short) && Boolean(told.add(short))
  return ours.flatMap(({ field, text }) => [
    ...latinIn(text)
      .filter((short) => !isExplained(short, whole) && once(short))
      .map((short) => unexplained(field, short, `请在第一次出现时写全称，例如“全称（${short}）”。`)),
    ...Object.entries(shortForms)
      .filter(([short, full]) => isShort(text, short, full) && !whole.includes(full) && once(short))
      .map(([short, full]) => unexplained(field, short, `请在第一次出现时写全称：${full}。`)),
  ])
}

/** `GB/T 9704`, `A4` and codes with digits are names, not short forms. */
const latinIn = (text: string): string[] =>
  (text.match(/(?<![A-Za-z0-9/@._-])[A-Z]{2,8}(?![A-Za-z0-9/@_-]|\.[A-Za-z])/g) ?? []).filter(
    (short) => !knownToAll.includes(short),
  )

/** “全称（ABC）” or “ABC（全称）”. */
const isExplained = (short: string, whole: string): boolean =>
  new RegExp(
    `\\p{Script=Han}[（(][^（()）]{0,20}${short}[^（()）]{0,20}[)）]|${short}\\s?[（(][^)）]*\\p{Script=Han}`,
    'u',
  ).test(whole)

const isShort = (text: string, short: string, full: string) => text.split(full).join('').includes(short)

const unexplained = (field: string, short: string, fix: string): Finding => ({
  code: 'abbreviation',
  level: 'should',
  field,
  quote: short,
  message: { zh: `“${short}”是简称，没有写全称。`, en: `“${short}” is a short form without its full name.` },
  fix: { zh: fix, en: 'Write the full name where it first appears.' },
})

const useless = /^(图片?|照片|截图|配图|插图|示意图|封面|海报|image|img|photo|picture|figure|untitled)[\d\s_.-]*$/i
const fileName = /\.(jpe?g|png|webp|gif|bmp)$|^(img|dsc|image|mmexport|微信图片|屏幕截图)[_\d-]/i

const pictureFindings = (body: string): Finding[] =>
  picturesIn(body)
    .filter(({ alt }) => useless.test(alt.trim()) || fileName.test(alt.trim()) || [...alt.trim()].length < 4)
    .map(({ alt }) => ({
      code: 'picture-text',
      level: 'should',
      field: 'body',
      quote: alt,
      message: {
        zh: `图片的替代文字“${alt}”没有说出图上是什么。`,
        en: `The text “${alt}” does not say what the picture shows.`,
      },
      fix: {
        zh: '请用一句话写出图里要紧的内容，听的人也能明白。',
        en: 'Say in one sentence what matters in it, for those who cannot see it.',
      },
    }))
