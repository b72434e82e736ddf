import type { PostRelease, PostWithdrawal } from '../../content/schema/microblog-post.ts'
import { digestOfPost } from '../../content/schema/microblog-post.ts'

export const account = {
  id: 'account-1',
  name: '云浦人社',
  platform: 'weibo',
  profileUrl: 'https://weibo.example/yunpu',
}

type Given = {
  subject: string
  sequence: number
  text: string
  at?: string
  edition?: number
  act?: PostRelease['act']
  links?: string[]
  statement?: PostRelease['post']['statement']
  dateUnknown?: true
}

/** Release of a post, complete; a test names only what it is about. */
export const postRelease = ({
  subject,
  sequence,
  text,
  at = '2026-11-20T03:00:00.000Z',
  edition = 1,
  act = edition > 1 ? 'edit' : 'publish',
  links = [],
  statement,
  dateUnknown,
}: Given): PostRelease => {
  const post = {
    url: `https://weibo.example/yunpu/${subject}`,
    text,
    links,
    ...(dateUnknown ? { dateUnknown } : {}),
    ...(statement ? { statement } : {}),
  }
  return {
    schema: 'huiying/release/1',
    id: `release-${sequence}`,
    sequence,
    releasedAt: new Date(Date.UTC(2026, 10, 20, 4, 0, sequence)).toISOString(),
    recordKind: 'microblog-post',
    act,
    subject,
    edition,
    digest: digestOfPost({ account, publishedAt: at, post }),
    account,
    publishedAt: at,
    post,
  }
}

export const postWithdrawal = ({ post: _, ...release }: PostRelease, sequence: number): PostWithdrawal => ({
  ...release,
  act: 'withdraw',
  id: `release-${sequence}`,
  sequence,
  edition: release.edition + 1,
  reason: '原帖已由账号更正。',
})
