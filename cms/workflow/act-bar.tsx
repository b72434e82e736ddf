'use client'
import { Button } from '@payloadcms/ui'
import { type ReactNode, useEffect, useState } from 'react'
import type { Words } from '../language.ts'
import type { ActView } from './engine.ts'
import { goToId } from './find-field.ts'
import type { ReleaseView } from './releases-list.tsx'
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

const stateWords: Record<string, Words> = {
  live: { zh: '已上线。', en: 'It is live.' },
  pending: { zh: '正在上线…', en: 'Going live …' },
  written: { zh: '正在上线…', en: 'Going live …' },
  failed: { zh: '还没有上线，原因见下方“发布”。', en: 'It is not live yet; see below.' },
}

type Done = { said: string; releases: readonly ReleaseView[]; onClose: () => void }

/** On a phone what became of an act stands where the act was, while the text is still in view. */
export const DoneBar = ({ said, releases, onClose }: Done) => {
  const { say } = useWords()
  const [latest] = releases
  const state = latest && stateWords[latest.state]
  return (
    <section className="desk-bar" role="status">
      <p className="desk-row">
        <span>
          {said} {state && say(state)}
        </span>
        <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
          {say({ zh: '知道了', en: 'Close' })}
        </Button>
      </p>
    </section>
  )
}
