import { digestOfPost, type MicroblogRelease, microblogRelease } from './microblog-post.ts'

const year = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).getUTCFullYear()

/** Where an edition of a post lies, relative to CONTENT_DIR: by account and the year (Asia/Shanghai) of the post. */
export const postPath = ({ account, publishedAt, subject, edition }: MicroblogRelease): string =>
  `microblog/${account.id}/${year(publishedAt)}/${subject}.${edition}.json`

export const isPostPath = (path: string): boolean => path.startsWith('microblog/') && path.endsWith('.json')

/** The bytes of a record file. Same release, same bytes. */
export const toPostFile = (release: MicroblogRelease): string =>
  `${JSON.stringify(checked(microblogRelease.parse(release)), null, 2)}\n`

/** Reads a record file and proves that it says what was released. */
export const fromPostFile = (file: string): MicroblogRelease => checked(microblogRelease.parse(JSON.parse(file)))

const checked = (release: MicroblogRelease): MicroblogRelease => {
  if (release.act !== 'withdraw' && digestOfPost(release) !== release.digest)
    throw new Error(`${postPath(release)}: the text is not the one that was released; its digest differs.`)
  return release
}
