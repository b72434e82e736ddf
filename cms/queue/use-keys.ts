'use client'
import { useEffect, useRef } from 'react'

const editable = 'input, textarea, select, [contenteditable=true], dialog'
const pressable = 'a, button, summary'

type Handlers = Record<string, () => void>

/** Single keys of the page, wherever the focus is, except where a person types or presses something of its own. */
export const useKeys = (handlers: Handlers): void => {
  const current = useRef(handlers)
  current.current = handlers
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const isTyping = target.closest(editable) !== null
      const isOwnPress = (event.key === 'Enter' || event.key === ' ') && target.closest(pressable) !== null
      const handler = current.current[event.key]
      if (!handler || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if ((isTyping && event.key !== 'Escape') || isOwnPress || document.querySelector('dialog[open], :popover-open'))
        return
      event.preventDefault()
      handler()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
