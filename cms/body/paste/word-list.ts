import type { List, ListItem, Paragraph } from 'mdast'
import { styleOf } from './element.ts'

/** One item of a list that is written as a flat row: a level from 1, and the number it had. */
export type FlatItem = { level: number; ordered: boolean; start: number; children: Paragraph[] }

/** The marker Word writes before an item, and its level; undefined for a paragraph that is no item, or that counts in Chinese. */
export const wordItem = (
  element: Element,
): { level: number; ordered: boolean; start: number; marker: Element } | undefined => {
  const list = styleOf(element).get('mso-list')
  const level = Number(/level(\d+)/.exec(list ?? '')?.[1])
  const marker = [...element.querySelectorAll('span')].find((span) => styleOf(span).get('mso-list') === 'ignore')
  if (!level || !marker) return undefined
  const sign = (marker.textContent ?? '').replace(/[\s\u00A0]/g, '')
  // “一、” and “（一）” are part of an official text; a list of ours would make “1.” of them.
  if (/[一二三四五六七八九十百第]/.test(sign)) return undefined
  const number = /^[(（]?(\d+)[.)）．、]?$/.exec(sign)?.[1]
  const ordered = number !== undefined || /^[(（]?([a-z]|[ivx]+)[.)）]$/i.test(sign)
  return { level, ordered, start: Math.min(9_999, Number(number ?? 1)), marker }
}

/** A flat row of items as lists below lists. A list that follows another of its sort goes on counting. */
export const nestItems = (items: readonly FlatItem[]): List[] => {
  const out: List[] = []
  let depth = 0
  const open: List[] = []
  for (const { level, ordered, start, children } of items) {
    depth = Math.min(level, depth + 1, 19)
    open.length = Math.min(open.length, depth)
    let list = open[depth - 1]
    if (!list || list.ordered !== ordered) {
      list = { type: 'list', ordered, start: ordered ? start : null, children: [] }
      open[depth - 1] = list
      const parent = depth > 1 ? open[depth - 2]?.children.at(-1) : undefined
      if (parent) parent.children.push(list)
      else out.push(list)
    }
    list.children.push({ type: 'listItem', children: [...children] } satisfies ListItem)
  }
  return out
}
