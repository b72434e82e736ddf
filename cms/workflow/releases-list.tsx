'use client'
import type { Words } from '../language.ts'
import { releaseActs } from './act-words.ts'
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

const states: Record<string, Words> = {
  scheduled: { zh: '已定时', en: 'scheduled' },
  pending: { zh: '正在上线…', en: 'going live…' },
  written: { zh: '正在核对网页…', en: 'checking the page…' },
  live: { zh: '已上线', en: 'live' },
  failed: { zh: '未成功', en: 'failed' },
}
/** What was released, and whether the page is really there. */
export const ReleasesList = ({ releases }: { releases: ReleaseView[] }) => {
  const { say } = useWords()
  if (releases.length === 0) return null
  const told = (table: Record<string, Words>, key: string) => (table[key] ? say(table[key]) : key)
  return (
    <>
      <h2>{say({ zh: '发布', en: 'Releases' })}</h2>
      <ul className="desk-releases">
        {releases.map((release) => (
          <li data-state={release.state} key={`${release.edition}${release.act}`}>
            <b>
              {say({
                zh: `第 ${release.edition} 版${told(releaseActs, release.act)}`,
                en: `Edition ${release.edition} ${told(releaseActs, release.act).toLowerCase()}`,
              })}
              {' · '}
              {told(states, release.state)}
            </b>
            <span>{shortTime(release.liveAt ?? release.signedAt)}</span>
            {release.url && (
              <a href={release.url} rel="noreferrer" target="_blank">
                {say({ zh: '打开网页', en: 'Open the page' })}
              </a>
            )}
            {release.error && <em>{release.error}</em>}
          </li>
        ))}
      </ul>
    </>
  )
}
