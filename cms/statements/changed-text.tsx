'use client'
import { Fragment } from 'react'
import type { Part } from '../../content/schema/compare/texts.ts'
import { useWords } from '../workflow/use-words.ts'

type Side = 'both' | 'before' | 'after'
const isOn = (side: Side, change: Part['change']) =>
  side === 'both' || !change || (side === 'before' ? change === 'removed' : change === 'added')

/** A text with what was added and removed: by line and by word of mouth, not by colour alone. */
export const ChangedText = ({ parts, side = 'both' }: { parts: readonly Part[]; side?: Side }) => {
  const { say } = useWords()
  const words = {
    added: { start: say({ zh: '［新增：', en: '[added: ' }), end: say({ zh: '］', en: ']' }) },
    removed: { start: say({ zh: '［删去：', en: '[removed: ' }), end: say({ zh: '］', en: ']' }) },
  }
  return parts
    .filter(({ change }) => isOn(side, change))
    .map(({ text, change }, index) => {
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity of their own
      if (!change) return <Fragment key={index}>{text}</Fragment>
      const Mark = change === 'added' ? 'ins' : 'del'
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Mark className="change" key={index}>
          <span className="change-said">{words[change].start}</span>
          {text}
          <span className="change-said">{words[change].end}</span>
        </Mark>
      )
    })
}
