'use client'
import {
  $createParagraphNode,
  $isElementNode,
  COMMAND_PRIORITY_CRITICAL,
  type ElementNode,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  type LexicalNode,
  TextNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { $findMatchingParent, mergeRegister } from '@payloadcms/richtext-lexical/lexical/utils'
import { useEffect } from 'react'
import { formatBits } from '../lexical.ts'

const formats = ['bold', 'italic', 'code']
const known = formatBits.strong | formatBits.emphasis | formatBits.code

/** Takes off a text what the record has no place for. */
const plainText = (node: TextNode): void => {
  if (node.getFormat() & ~known) node.setFormat(node.getFormat() & known)
  if (node.getStyle()) node.setStyle('')
}

const cellOf = (node: LexicalNode) => $findMatchingParent(node, (parent) => parent.getType() === 'tablecell')

/** A cell holds running text: a list, heading or quote in it becomes paragraphs, a block or table moves below the table. */
const keepInCell = (node: LexicalNode): void => {
  const parent = node.getParent()
  if (!parent || !cellOf(parent)) return
  if (!$isElementNode(node) || node.getType() === 'table') {
    const table = $findMatchingParent(parent, (each) => each.getType() === 'table')
    table?.insertAfter(node)
    return
  }
  for (const line of linesOf(node)) node.insertBefore($createParagraphNode().append(...line))
  node.remove()
}

/** The running text of each innermost block. */
const linesOf = (node: ElementNode): LexicalNode[][] => {
  const blocks = node.getChildren().filter((child) => $isElementNode(child) && !child.isInline())
  return blocks.length ? blocks.flatMap((child) => linesOf(child as ElementNode)) : [node.getChildren()]
}

type Cell = ElementNode & {
  getColSpan: () => number
  getRowSpan: () => number
  setColSpan: (span: number) => void
  setRowSpan: (span: number) => void
}
const splitCell = (node: LexicalNode): void => {
  const cell = node as Cell
  if (cell.getColSpan() !== 1) cell.setColSpan(1)
  if (cell.getRowSpan() !== 1) cell.setRowSpan(1)
}

/** Shortcuts and menus of the editor reach further than the record does; this holds them back. */
export const AllowListPlugin = () => {
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    const inCells = ['list', 'heading', 'quote', 'block', 'table']
      .map((type) => editor._nodes.get(type)?.klass)
      .filter((klass) => klass !== undefined)
    const cell = editor._nodes.get('tablecell')?.klass
    return mergeRegister(
      editor.registerCommand(FORMAT_TEXT_COMMAND, (format) => !formats.includes(format), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(FORMAT_ELEMENT_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
      editor.registerNodeTransform(TextNode, plainText),
      ...inCells.map((klass) => editor.registerNodeTransform(klass, keepInCell)),
      ...(cell ? [editor.registerNodeTransform(cell, splitCell)] : []),
    )
  }, [editor])
  return null
}
