'use client'
import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { shortTime } from '../workflow/short-time.ts'
import { useWords } from '../workflow/use-words.ts'
import { Picker } from './picker.tsx'
import type { PostLine, StatementLine, Unmatched } from './unmatched.ts'
import { words } from './words.ts'

type Answer = { errors?: { message: string; fix: string }[] }

const perform = async (id: string, act: string, input: Record<string, unknown>): Promise<Answer> => {
  const response = await fetch(`/api/microblog-posts/${id}/acts/${act}`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(input),
  })
  return response.ok ? {} : ((await response.json()) as Answer)
}

const load = async (query: string): Promise<Unmatched> =>
  (await (await fetch(`/api/microblog-posts/unmatched?${query}`, { credentials: 'include' })).json()) as Unmatched

type Props = { initial: Unmatched; mayLink: boolean; isSpokesperson: boolean; unit: string | null }

/** Posts without a statement beside statements without a post; what is linked leaves both lists. */
export const Matches = ({ initial, mayLink, isSpokesperson, unit }: Props) => {
  const { say } = useWords()
  const [posts, setPosts] = useState(initial.postsWithoutStatement)
  const [total, setTotal] = useState(initial.paging.posts.totalDocs)
  const [statements, setStatements] = useState(initial.statementsWithoutPost)
  const [before, setBefore] = useState(initial.paging.statements.before)
  const [open, setOpen] = useState<string | null>(null)

  const act = async (post: PostLine, name: string, input: Record<string, unknown>, done: string) => {
    const { errors } = await perform(post.id, name, input).catch(() => ({
      errors: [{ message: say(words.failed), fix: '' }],
    }))
    if (errors) {
      for (const { message, fix } of errors) toast.error(`${message} ${fix}`)
      return
    }
    toast.success(done)
    setOpen(null)
    setPosts((all) => all.filter(({ id }) => id !== post.id))
    setTotal((count) => count - 1)
    setStatements((all) => all.filter(({ id }) => id !== input.statement))
  }
  // Lists shorten as things are linked, so the next page is asked for by what is still shown.
  const morePosts = async () => {
    const page = Math.floor(posts.length / 20) + 1
    const { postsWithoutStatement } = await load(`limit=20&page=${page}`)
    setPosts((all) => [...all, ...postsWithoutStatement.filter(({ id }) => all.every((one) => one.id !== id))])
  }
  const moreStatements = async () => {
    const found = await load(`limit=20&before=${before}`)
    setStatements((all) => [...all, ...found.statementsWithoutPost])
    setBefore(found.paging.statements.before)
  }

  return (
    <div className="microblog-columns">
      <section aria-labelledby="microblog-posts">
        <h2 id="microblog-posts">
          {say(words.posts)} {total > 0 && <b>{total}</b>}
        </h2>
        {total === 0 && <p className="microblog-quiet">{say(words.postsNone)}</p>}
        <ul className="microblog-rows">
          {posts.map((post) => (
            <li key={post.id}>
              <PostText post={post} />
              {mayLink && (
                <p className="microblog-acts">
                  <Button
                    aria-expanded={open === post.id}
                    buttonStyle="secondary"
                    margin={false}
                    onClick={() => setOpen(open === post.id ? null : post.id)}
                    size="small"
                  >
                    {say(words.link)}
                  </Button>
                  {(isSpokesperson || post.concerned.includes(unit ?? '')) && (
                    <Button
                      buttonStyle="transparent"
                      margin={false}
                      onClick={() => act(post, 'set-aside', {}, say(words.setAside))}
                      size="small"
                    >
                      {say(words.aside)}
                    </Button>
                  )}
                </p>
              )}
              {open === post.id && (
                <Picker
                  isOwnUnit={!isSpokesperson}
                  onChoose={(statement) => act(post, 'link', { statement }, say(words.linked))}
                  onClose={() => setOpen(null)}
                  post={post.id}
                />
              )}
            </li>
          ))}
        </ul>
        {posts.length < total && (
          <Button buttonStyle="secondary" margin={false} onClick={morePosts} size="small">
            {say(words.more)}
          </Button>
        )}
      </section>
      <section aria-labelledby="microblog-statements">
        <h2 id="microblog-statements">{say(words.statements)}</h2>
        {statements.length === 0 && <p className="microblog-quiet">{say(words.statementsNone)}</p>}
        <ul className="microblog-rows">
          {statements.map((statement) => (
            <StatementRow key={statement.id} statement={statement} />
          ))}
        </ul>
        {before && (
          <Button buttonStyle="secondary" margin={false} onClick={moreStatements} size="small">
            {say(words.more)}
          </Button>
        )}
      </section>
    </div>
  )
}

const PostText = ({ post }: { post: PostLine }) => {
  const { say } = useWords()
  return (
    <>
      <p className="microblog-text">
        <a href={`/admin/collections/microblog-posts/${post.id}`}>{post.text || say(words.pictureOnly)}</a>
      </p>
      <p className="microblog-quiet">
        <span>{post.account}</span>
        <span>
          {post.dateUnknown && `${say(words.firstSeen)} `}
          <time dateTime={post.publishedAt}>{shortTime(post.publishedAt)}</time>
        </span>
        {post.url && (
          <a href={post.url} rel="noreferrer nofollow" target="_blank">
            {say(words.original)}
          </a>
        )}
      </p>
    </>
  )
}

const StatementRow = ({ statement }: { statement: StatementLine }) => {
  const { say } = useWords()
  const { id, title, year, number, issuingUnit, releasedAt, url } = statement
  return (
    <li>
      <p>
        <a href={`/admin/collections/statements/${id}`}>{title}</a>
      </p>
      <p className="microblog-quiet">
        <span>
          〔{year}〕{number}号
        </span>
        <span>{issuingUnit.name}</span>
        <time dateTime={releasedAt}>{shortTime(releasedAt)}</time>
        <a href={url} rel="noreferrer" target="_blank">
          {say(words.page)}
        </a>
      </p>
    </li>
  )
}
