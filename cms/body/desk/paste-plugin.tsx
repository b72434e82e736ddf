'use client'
import {
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  PASTE_COMMAND,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { mergeRegister } from '@payloadcms/richtext-lexical/lexical/utils'
import { useEffect, useState } from 'react'
import type { Words } from '../../language.ts'
import { useWords } from '../../workflow/use-words.ts'
import { cleanPaste } from '../paste/clean.ts'
import { drop, nothingDropped, tellDropped } from '../paste/dropped.ts'
import { fitPasted } from '../paste/fit.ts'
import { toLexical } from '../to-lexical.ts'
import './desk.css'

/** Text copied in this very editor keeps its blocks and files; everything else is cleaned. */
const isOwn = (data: DataTransfer, editor: LexicalEditor): boolean => {
  try {
    const { namespace } = JSON.parse(data.getData('application/x-lexical-editor'))
    return namespace === editor._config.namespace
  } catch {
    return false
  }
}

type Taken = { handled: boolean; report: Words | null }

const take = (data: DataTransfer | null, editor: LexicalEditor): Taken => {
  const html = data?.getData('text/html')
  if (!data || isOwn(data, editor)) return { handled: false, report: null }
  if (!html) {
    const pictures = [...data.files].filter(({ type }) => type.startsWith('image/'))
    const dropped = nothingDropped()
    drop(dropped, 'images', pictures.length)
    dropped.names.push(...pictures.map(({ name }) => name))
    return { handled: pictures.length > 0 && !data.getData('text/plain'), report: tellDropped(dropped) }
  }
  const { tree, dropped } = fitPasted(cleanPaste(html))
  if (tree.children.length) {
    const nodes = toLexical(tree).root.children as unknown as SerializedLexicalNode[]
    $insertNodes(nodes.map((node): LexicalNode => $parseSerializedNode(node)))
  }
  return { handled: true, report: tellDropped(dropped) }
}

/** Cleans what is pasted or dropped, and says what was left behind until the writer has read it. */
export const PastePlugin = () => {
  const [editor] = useLexicalComposerContext()
  const { say } = useWords()
  const [report, setReport] = useState<Words | null>(null)
  useEffect(() => {
    const accept = (event: { preventDefault: () => void }, data: DataTransfer | null): boolean => {
      if (!$isRangeSelection($getSelection())) return false
      const taken = take(data, editor)
      if (!taken.handled && !taken.report) return false
      if (taken.handled) event.preventDefault()
      setReport(taken.report)
      return taken.handled
    }
    return mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => 'clipboardData' in event && accept(event, event.clipboardData),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        CONTROLLED_TEXT_INSERTION_COMMAND,
        (event) =>
          typeof event !== 'string' &&
          Boolean(event.dataTransfer?.getData('text/html')) &&
          accept(event, event.dataTransfer),
        COMMAND_PRIORITY_CRITICAL,
      ),
    )
  }, [editor])
  if (!report) return null
  return (
    <div className="paste-report" role="status">
      <p>{say(report)}</p>
      <button onClick={() => setReport(null)} type="button">
        {say({ zh: '知道了', en: 'Got it' })}
      </button>
    </div>
  )
}
