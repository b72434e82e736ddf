'use client'
import { Button } from '@payloadcms/ui'
import { type ReactNode, useEffect, useState } from 'react'
import type { ActView } from './engine.ts'
import { goToId } from './find-field.ts'
import { useWords } from './use-words.ts'

const narrow = '(max-width: 768px)'

/** Whether the page is read on a phone. */
export const useNarrow = (): boolean => {
  const [isNarrow, setNarrow] = useState(false)
  useEffect(() => {
    const media = window.matchMedia(narrow)
    const look = () => setNarrow(media.matches)
    look()
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [])
  return isNarrow
}

type Props = { act: ActView; isOpen: boolean; disabled: boolean; onOpen: () => void; children: ReactNode }

/** On a phone the act that is due stays at the bottom of the screen, under the text that is read. */
export const ActBar = ({ act, isOpen, disabled, onOpen, children }: Props) => {
  const { say } = useWords()
  return (
    <section aria-label={act.label} className="desk-bar">
      {isOpen ? (
        children
      ) : (
        <p className="desk-row">
          <Button buttonStyle="primary" disabled={disabled} margin={false} onClick={onOpen} size="medium">
            {act.label}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={() => goToId('desk')} size="medium">
            {say({ zh: '把关与其他', en: 'Gates and more' })}
          </Button>
        </p>
      )}
    </section>
  )
}
