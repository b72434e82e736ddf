'use client'
import { useEffect, useState } from 'react'
import type { Words } from '../language.ts'
import { useWords } from '../workflow/use-words.ts'

type Found = { id: string; title?: string; year?: number; number?: number }

/** By input: where what may be chosen is asked for. */
const sources = {
  picture: 'files?where[mimeType][like]=image/&sort=-createdAt&limit=200&depth=0',
  notice:
    'statements?where[kind][equals]=press-notice&where[number][exists]=true&where[state][not_equals]=withdrawn&sort=-updatedAt&limit=200&depth=0&select[title]=true&select[year]=true&select[number]=true',
}

const nameOf = ({ id, title = id, year, number }: Found): Words =>
  number ? { zh: `〔${year}〕${number}号 ${title}`, en: `${year} No. ${number}: ${title}` } : { zh: title, en: title }

type Props = {
  id: string
  of: keyof typeof sources
  value: unknown
  onChange: (value: string) => void
}

/** A record that an element names by its id, chosen by its name. */
export const ElementChoice = ({ id, of, value, onChange }: Props) => {
  const { say } = useWords()
  const [found, setFound] = useState<Found[]>([])
  useEffect(() => {
    const asked = new AbortController()
    fetch(`/api/${sources[of]}`, { credentials: 'include', signal: asked.signal })
      .then(async (response) => response.ok && setFound(((await response.json()) as { docs: Found[] }).docs))
      .catch(() => undefined)
    return () => asked.abort()
  }, [of])
  const chosen = typeof value === 'string' ? value : ''
  // What is chosen stays, though it be too old to be listed.
  const listed = !chosen || found.some((one) => one.id === chosen) ? found : [{ id: chosen }, ...found]
  return (
    <select aria-describedby={`${id}-help`} id={id} onChange={(event) => onChange(event.target.value)} value={chosen}>
      <option value="">{say({ zh: '未选', en: 'None' })}</option>
      {listed.map((one) => (
        <option key={one.id} value={one.id}>
          {say(nameOf(one))}
        </option>
      ))}
    </select>
  )
}
