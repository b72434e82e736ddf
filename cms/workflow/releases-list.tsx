'use client'
import type { Words } from '../language.ts'
import { releaseActs } from './act-words.ts'
import { type CheckView, liveInWords } from './live-words.ts'
import { shortTime } from './short-time.ts'
import { useWords } from './use-words.ts'

export type ReleaseView = {
  edition: number
  act: string
  digest: string
  state: string
  url: string | null
  signedAt: string
  liveAt: string | null
  error?: string
}
/** What was seen at the public address, and when the publisher last asked for work. */
export type Checks = { docs: CheckView[]; publisherAskedAt: string | null }

const scheduled: Words = { zh: '已定时', en: 'scheduled' }

/** What was released, and whether the public really gets it. */
export const ReleasesList = ({ releases, checks }: { releases: ReleaseView[]; checks: Checks }) => {
  const { say } = useWords()
  if (releases.length === 0) return null
  const latest = releases.find(({ state }) => state === 'live')
  const told = (act: string) => (releaseActs[act] ? say(releaseActs[act]) : act)
  return (
    <>
      <h2>{say({ zh: '发布', en: 'Releases' })}</h2>
      <ul className="desk-releases">
        {releases.map((release) => {
          const { edition, act, state, url, signedAt, error } = release
          return (
            <li data-state={state} key={`${edition}${act}${signedAt}`}>
              <b>
                {say({ zh: `第 ${edition} 版${told(act)}`, en: `Edition ${edition} ${told(act).toLowerCase()}` })}
                {state === 'scheduled' && ` · ${say(scheduled)}`}
              </b>
              <span>{say({ zh: `${shortTime(signedAt)} 签发`, en: `signed ${shortTime(signedAt)}` })}</span>
              {state === 'scheduled' ? (
                error && <em>{error}</em>
              ) : (
                <IsLive checks={checks} isLatest={release === latest} release={release} />
              )}
              {url && (
                <a href={url} rel="noreferrer" target="_blank">
                  {say({ zh: '打开网页', en: 'Open the page' })}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

type Props = { release: ReleaseView; checks: Checks; isLatest: boolean }

const IsLive = ({ release, checks: { docs, publisherAskedAt }, isLatest }: Props) => {
  const { say } = useWords()
  const check = docs.find(({ edition, act }) => edition === release.edition && act === release.act)
  if (!check) return null
  const { is, next, tone } = liveInWords({ check, now: new Date(), publisherAskedAt, isLatest })
  return (
    <>
      <span className={`desk-live desk-live--${tone}`} role="status">
        {say(is)}
      </span>
      {next && <span className="desk-live-next">{say(next)}</span>}
    </>
  )
}
