import type { PayloadRequest } from 'payload'
import { digestOfPost, type MicroblogRelease, microblogRelease } from '../../content/schema/microblog-post.ts'
import { Refused, refuse } from '../errors.ts'
import { mayRelease } from '../releasing.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import { findOne, insert } from '../workflow/records.ts'
import type { Account, Post } from './post.ts'
import { statementById } from './statement-address.ts'

type Given = {
  req: PayloadRequest
  /** The post as it will stand. */
  post: Post
  act: MicroblogRelease['act']
  /** Under which duty it crosses; `system` for what an account has posted. */
  role: string
  at: Date
  reason?: string
}

/** Lets an edition of a post cross, in the running transaction: the public fields and nothing else. */
export const releasePost = async ({ req, post, act, role, at, reason }: Given): Promise<void> => {
  if (!mayRelease('microblog-post', role)) throw new Refused(refuse('role'))
  const account = await findOne<Account>({
    req,
    slug: 'microblog-accounts',
    where: { id: { equals: idOf(post.account) } },
  })
  if (!account) throw new Refused(refuse('not-found'))
  const { profileUrl } = account
  const publishedAt = new Date(post.publishedAt).toISOString()
  const said = {
    publishedAt,
    account: { id: account.id, name: account.name, platform: account.platform, ...(profileUrl ? { profileUrl } : {}) },
    post: {
      ...(post.url ? { url: post.url } : {}),
      text: post.text,
      links: post.links,
      ...(post.dateUnknown ? { dateUnknown: true as const } : {}),
      ...(await belongingTo(req, post)),
    },
  }
  const release = {
    recordKind: 'microblog-post',
    act,
    subject: post.id,
    edition: post.edition,
    digest: digestOfPost(said),
    account: said.account,
    publishedAt,
    ...(act === 'withdraw' ? { reason } : { post: said.post }),
    releasedAt: at.toISOString(),
  }
  // What does not follow the schema never becomes permanent; id and sequence are given by the insert.
  microblogRelease.parse({ ...release, schema: 'huiying/release/1', id: post.id, sequence: 1 })
  const key = `microblog:${post.id}:${post.edition}`
  await insert({
    req,
    slug: 'releases',
    data: {
      recordKind: 'microblog-post',
      key,
      numberKey: key,
      subject: post.id,
      act,
      edition: post.edition,
      digest: release.digest,
      title: post.excerpt,
      releasedAt: release.releasedAt,
      release,
      concerned: idsOf(post.concerned),
    },
  })
}

const belongingTo = async (req: PayloadRequest, post: Post) => {
  const id = idOf(post.statement)
  const statement = id ? await statementById(req, id) : null
  const { section, year, number } = statement ?? {}
  return section && year && number ? { statement: { section: section as 'press', year, number } } : {}
}
