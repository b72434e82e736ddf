'use client'
import { useEffect, useState } from 'react'
import type { Language } from '../language.ts'
import { untilInWords } from './until.ts'

type Props = { at: string; now: string; language: Language }

/** Time left, kept going; counted by the clock of the house, not of this machine. */
export const Clock = ({ at, now, language }: Props) => {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const begun = performance.now()
    const timer = setInterval(() => setPassed(performance.now() - begun), 20_000)
    return () => clearInterval(timer)
  }, [])
  return <span className="press-clock">{untilInWords(Date.parse(at) - Date.parse(now) - passed, language)}</span>
}
