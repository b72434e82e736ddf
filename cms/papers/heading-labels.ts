import type { Heading, RootContent } from 'mdast'
import { textOf } from '../../content/schema/body/plain-text.ts'

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–99 in Chinese: 一, 十, 十二, 三十四. */
export const inChinese = (count: number): string => {
  if (count > 99) return String(count)
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`
}

const numbered =
  /^\s*(?:第?[一二三四五六七八九十百]{1,4}[、.．章节条]|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])/

const labels = [(at: number) => `${inChinese(at)}、`, (at: number) => `（${inChinese(at)}）`, (at: number) => `${at}.`]

const isUpdate = (node: RootContent) => node.type === 'mdxJsxFlowElement' && node.name === 'Update'

/**
 * The numbers of the headings of an official paper (GB/T 9704: 一、（一）1.). A text whose author numbered a heading keeps
 * its own numbers; a lone heading needs none. A dated update counts anew.
 */
export const headingLabels = (body: readonly RootContent[]): Map<Heading, string> => {
  const headings = body.filter((node) => node.type === 'heading')
  const found = new Map<Heading, string>()
  if (headings.length < 2 || headings.some((node) => numbered.test(textOf(node)))) return found
  let counts = [0, 0, 0]
  for (const node of body) {
    if (isUpdate(node)) counts = [0, 0, 0]
    if (node.type !== 'heading') continue
    const level = Math.min(2, Math.max(0, node.depth - 2))
    counts = counts.map((count, index) => (index < level ? count : index === level ? count + 1 : 0))
    found.set(node, labels[level]?.(counts[level] as number) ?? '')
  }
  return found
}
