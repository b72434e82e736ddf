'use client'
import { useEffect, useState } from 'react'
import { useWords } from '../workflow/use-words.ts'
import { type Passage, selectedPassage } from './passages.ts'

/** Appears beside a selection in the text. */
export const SelectionButton = ({ onTake }: { onTake: (passage: Passage) => void }) => {
  const { say } = useWords()
  const [selected, setSelected] = useState<ReturnType<typeof selectedPassage>>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setSelected(selectedPassage()), 150)
    }
    document.addEventListener('selectionchange', look)
    document.addEventListener('scroll', look, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', look)
      document.removeEventListener('scroll', look, { capture: true })
    }
  }, [])
  if (!selected) return null
  const { rect, ...passage } = selected
  const top = Math.min(rect.bottom + 8, window.innerHeight - 120)
  const left = Math.max(8, Math.min(rect.left, window.innerWidth - 160))
  return (
    <button
      className="comments-selection"
      onClick={() => {
        onTake(passage)
        setSelected(null)
      }}
      // The selection goes with the focus; it is needed until the click.
      onMouseDown={(event) => event.preventDefault()}
      style={{ top: Math.max(8, top), left }}
      type="button"
    >
      {say({ zh: '评论所选文字', en: 'Comment on selection' })}
    </button>
  )
}
