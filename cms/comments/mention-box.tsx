'use client'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useWords } from '../workflow/use-words.ts'
import type { Reader } from './use-comments.ts'

type Props = { text: string; readers: Reader[]; onText: (text: string) => void; onSend: () => void; label: string }

/** The name that is being typed after an @ before the caret, or null. */
const typedName = (text: string, caret: number): string | null =>
  /(?:^|[\s，。、：；（“])?@([^\s@，。]{0,20})$/u.exec(text.slice(0, caret))?.[1] ?? null

/** A box for a comment that completes names after an @. */
export const MentionBox = ({ text, readers, onText, onSend, label }: Props) => {
  const { say } = useWords()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [chosen, setChosen] = useState(0)
  const found = typed === null ? [] : readers.filter(({ name, duty }) => `${name}${duty}`.includes(typed)).slice(0, 8)

  const look = (value: string, caret: number) => {
    setTyped(typedName(value, caret))
    setChosen(0)
  }
  const take = ({ name }: Reader) => {
    const caret = box.current?.selectionStart ?? text.length
    const start = caret - (typed?.length ?? 0)
    onText(`${text.slice(0, start)}${name} ${text.slice(caret)}`)
    setTyped(null)
    box.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return onSend()
    }
    const choice = found[chosen]
    if (!choice) return
    const moves: Record<string, () => void> = {
      ArrowDown: () => setChosen((chosen + 1) % found.length),
      ArrowUp: () => setChosen((chosen + found.length - 1) % found.length),
      Enter: () => take(choice),
      Tab: () => take(choice),
      Escape: () => setTyped(null),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  return (
    <div className="comments-box">
      <label htmlFor={id}>{label}</label>
      <textarea
        aria-activedescendant={found.length ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        aria-controls={found.length ? `${id}-list` : undefined}
        aria-expanded={found.length > 0}
        id={id}
        maxLength={2_000}
        onBlur={() => setTimeout(() => setTyped(null), 200)}
        onChange={(event) => {
          onText(event.target.value)
          look(event.target.value, event.target.selectionStart)
        }}
        onKeyDown={press}
        placeholder={say({
          zh: '输入 @ 可以提到能看这份文稿的同事',
          en: 'Type @ to mention a colleague who can read this',
        })}
        ref={box}
        role="combobox"
        rows={3}
        value={text}
      />
      {found.length > 0 && (
        <div
          className="comments-names"
          id={`${id}-list`}
          // Under a box at the edge of the screen it would open where nobody sees it.
          ref={(list) => list?.scrollIntoView({ block: 'nearest' })}
          role="listbox"
        >
          {found.map((reader, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which points here
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
            <div
              aria-selected={index === chosen}
              id={`${id}-${index}`}
              key={reader.id}
              onClick={() => take(reader)}
              role="option"
            >
              <b>{reader.name}</b> {[reader.duty, reader.unit].filter(Boolean).join(' · ')}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
