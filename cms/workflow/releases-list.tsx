'use client'
import { shortTime } from './short-time.ts'

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

const states: Record<string, string> = {
  scheduled: '已定时',
  pending: '正在上线…',
  written: '正在核对网页…',
  live: '已上线',
  failed: '未成功',
}
const acts: Record<string, string> = { publish: '发布', correct: '更正', update: '续报', withdraw: '撤回' }

/** What was released, and whether the page is really there. */
export const ReleasesList = ({ releases }: { releases: ReleaseView[] }) =>
  releases.length === 0 ? null : (
    <>
      <h2>发布</h2>
      <ul className="desk-releases">
        {releases.map((release) => (
          <li data-state={release.state} key={`${release.edition}${release.act}`}>
            <b>
              第 {release.edition} 版{acts[release.act] ?? release.act} · {states[release.state] ?? release.state}
            </b>
            <span>{shortTime(release.liveAt ?? release.signedAt)}</span>
            {release.url && (
              <a href={release.url} rel="noreferrer" target="_blank">
                打开网页
              </a>
            )}
            {release.error && <em>{release.error}</em>}
          </li>
        ))}
      </ul>
    </>
  )
