import { z } from 'zod'
import { cleanText } from './clean-text.ts'
import { digestOf, type Json } from './digest.ts'
import { common, sectionName, utc } from './release-common.ts'
import { sha256 } from './values.ts'

/** Longest text and most links kept of one post. */
export const postLimits = { text: 20_000, links: 50, url: 2_000 } as const

/** Also a folder or file of the record, so nothing that could lead out of it. */
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'letters, digits and hyphens, at most 64')
const webAddress = z.url({ protocol: /^https?$/ }).max(postLimits.url)

/** An account of the bureau on another platform. `platform`: `weibo`, `wechat` or another word. */
const account = z.strictObject({
  id: name,
  name: z.string().min(1).max(80),
  platform: z.string().min(1).max(40),
  profileUrl: webAddress.optional(),
})

/** What the account said, as plain text. */
const post = z.strictObject({
  url: webAddress.optional(),
  text: z.string().overwrite(cleanText).max(postLimits.text),
  links: z.array(webAddress).max(postLimits.links),
  /** The platform gave no usable time; `publishedAt` is when the post was first seen. */
  dateUnknown: z.literal(true).optional(),
  /** Address of the statement it belongs to. */
  statement: z.strictObject({ section: sectionName, year: z.int().min(2000), number: z.int().positive() }).optional(),
})

const postCommon = {
  ...common,
  recordKind: z.literal('microblog-post'),
  subject: name,
  edition: z.int().positive(),
  digest: sha256,
  account,
  publishedAt: utc,
}

/** A post crosses: for the first time, with a changed text (`edit`), or with another statement (`link`). */
const postRelease = z.strictObject({ ...postCommon, act: z.enum(['publish', 'edit', 'link']), post })

/** A post is taken off the site; the reason stays, the text does not. */
const postWithdrawal = z.strictObject({ ...postCommon, act: z.literal('withdraw'), reason: z.string().min(1) })

export const microblogRelease = z.discriminatedUnion('act', [postRelease, postWithdrawal])

export type PostRelease = z.infer<typeof postRelease>
export type PostWithdrawal = z.infer<typeof postWithdrawal>
export type MicroblogRelease = PostRelease | PostWithdrawal

/** Digest of what a post shows: RFC 8785 JSON of account, time and post. */
export const digestOfPost = ({ account, publishedAt, post }: Pick<PostRelease, 'account' | 'publishedAt' | 'post'>) =>
  digestOf({ schema: 'huiying/microblog-post/1', account, publishedAt, post } as Json)
