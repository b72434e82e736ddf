import { goToField } from '../../workflow/find-field.ts'
import type { ToldFinding } from './use-check.ts'

/** Brings a finding before the writer's eyes, its words selected where they can be found. */
export const goToFinding = ({ field, quote }: Pick<ToldFinding, 'field' | 'quote'>): void => {
  const name = field === 'content' ? 'body' : field
  goToField(name)
  if (!quote) return
  if (name === 'body') selectInEditor(quote)
  else selectInControl(quote)
}

const selectInControl = (quote: string): void => {
  const control = document.activeElement
  if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return
  const at = control.value.indexOf(quote)
  if (at >= 0) control.setSelectionRange(at, at + quote.length)
}

const selectInEditor = (quote: string): void => {
  const editor = document.querySelector<HTMLElement>('[data-field-path="content"] [contenteditable="true"]')
  if (!editor) return
  const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(quote) ?? -1
    if (at < 0) continue
    editor.focus({ preventScroll: true })
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + quote.length)
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
    node.parentElement?.scrollIntoView({ block: 'center' })
    return
  }
}
