import { redirect } from 'next/navigation'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import { AdminPage } from '../admin-page.tsx'
import { tell } from '../errors.ts'
import { type Language, languageOf } from '../language.ts'
import { refusalsFrom } from '../workflow/answers.ts'
import { mayEnter } from './admitted.ts'
import { Changes } from './changes.tsx'
import { Notices } from './notices.tsx'
import './press.css'
import { Reader } from './reader.tsx'
import { Released } from './released.tsx'
import { roomOf } from './room.ts'
import { type RoomQuery, roomQuery } from './room-input.ts'
import { ScheduledList } from './scheduled.tsx'
import { words } from './words.ts'

type Search = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.at(-1) : value) ?? ''

const Told = ({ error, req }: { error: unknown; req: PayloadRequest }) => {
  const refusals = refusalsFrom(error, true)
  if (refusals.some(({ code }) => code === 'internal')) throw error
  const language = languageOf(req)
  return (
    <div className="press">
      {tell(refusals, language).map(({ code, message, fix }) => (
        <p key={code}>
          <strong>{message}</strong>
          <br />
          {fix}
        </p>
      ))}
      <p>
        <a href="/admin/press">{words.back[language]}</a>
      </p>
    </div>
  )
}

/** What was asked for in the address; what cannot be read is left out, so that an old bookmark still opens the room. */
const queryOf = (search: Search): RoomQuery => {
  try {
    return roomQuery({ q: one(search.q), kind: one(search.kind), page: one(search.page) || 1 })
  } catch {
    return roomQuery({})
  }
}

/** Where what is: on a phone the list is long. */
const Jump = ({ room, language }: { room: Awaited<ReturnType<typeof roomOf>>; language: Language }) => (
  <nav aria-label={words.parts[language]} className="press-jump">
    {(
      [
        ['coming', room.coming.length],
        ['due', room.scheduled.length],
        ['live', room.total],
        ['changed', room.corrections.length],
      ] as const
    ).map(([part, count]) => (
      <a className="press-link" href={`#press-${part}`} key={part}>
        {words[part][language]} <b>{count}</b>
      </a>
    ))}
  </nav>
)

const Room = async ({ req, search }: { req: PayloadRequest; search: Search }) => {
  const language = languageOf(req)
  const query = queryOf(search)
  const room = await roomOf(req, query)
  const now = room.generatedAt
  return (
    <div className="press">
      <h1>{words.title[language]}</h1>
      <p className="press-quiet">{words.intro[language]}</p>
      <Jump language={language} room={room} />
      <div className="press-ahead">
        <Notices coming={room.coming} language={language} now={now} />
        <ScheduledList language={language} now={now} scheduled={room.scheduled} />
      </div>
      <Released language={language} query={query} room={room} />
      <Changes changes={room.corrections} language={language} />
    </div>
  )
}

const Shut = ({ req }: { req: PayloadRequest }) => (
  <div className="press">
    <h1>{words.title[languageOf(req)]}</h1>
    <p>
      <strong>{words.shut[languageOf(req)]}</strong>
      <br />
      {words.ask[languageOf(req)]}
    </p>
  </div>
)

/** Awaited here, so that a refusal becomes words instead of a broken page. */
const drawn = async (req: PayloadRequest, search: Search, read: string): Promise<ReactNode> => {
  if (!mayEnter(req.user)) return <Shut req={req} />
  try {
    return read ? await Reader({ req, read }) : await Room({ req, search })
  } catch (error) {
    return <Told error={error} req={req} />
  }
}

/** `/admin/press`: the press room; with `?read=` one text in large type, without anything around it. */
export const PressView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req } = initPageResult
  const search = (searchParams ?? {}) as Search
  const read = one(search.read)
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin/press${read ? `?read=${read}` : ''}`)}`)
  const inside = await drawn(req, search, read)
  if (read && mayEnter(req.user)) return inside
  return (
    <AdminPage initPageResult={initPageResult} params={params} searchParams={searchParams}>
      {inside}
    </AdminPage>
  )
}
