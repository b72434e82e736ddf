'use client'
import {
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_HIGH,
  type ElementNode,
  KEY_ENTER_COMMAND,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { tableOfLine } from './table-line.ts'

/** `| 事项 | 时间 |` and Enter: a table with that head and one row to write in. */
export const TableRowPlugin = () => {
  const [editor] = useLexicalComposerContext()
  useEffect(
    () =>
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const selection = $getSelection()
          if (!$isRangeSelection(selection) || !selection.isCollapsed() || event?.shiftKey) return false
          const line = selection.anchor.getNode().getTopLevelElement()
          const state = $isParagraphNode(line) ? tableOfLine(line.getTextContent()) : null
          if (!line || !state) return false
          event?.preventDefault()
          const table = $parseSerializedNode(state as unknown as SerializedLexicalNode) as ElementNode
          line.replace(table)
          ;(table.getChildAtIndex(1) as ElementNode | null)?.selectStart()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  )
  return null
}
