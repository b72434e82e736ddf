'use client'
import { type RefObject, useEffect } from 'react'

/**
 * The form of an act with the keyboard alone: the focus goes to the first thing that must be filled in, or else to the button;
 * Enter performs, in a text box with Ctrl.
 */
export const useFormKeys = (form: RefObject<HTMLElement | null>, isOpen: boolean): void => {
  useEffect(() => {
    const root = form.current
    if (!isOpen || !root) return
    const button = () => root.querySelector<HTMLButtonElement>('.btn--style-primary')
    const first = root.querySelector<HTMLElement>('input[required], select[required], textarea[required]') ?? button()
    first?.focus()
    first?.scrollIntoView({ block: 'nearest' })
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== 'Enter' || event.isComposing || target.closest('button, a, select')) return
      if (target.tagName === 'TEXTAREA' && !event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      button()?.click()
    }
    root.addEventListener('keydown', press)
    return () => root.removeEventListener('keydown', press)
  }, [form, isOpen])
}
