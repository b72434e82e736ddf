'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Told } from '../errors.ts'
import { useWords } from '../workflow/use-words.ts'
import { CommentItem } from './comment-item.tsx'
import './comments.css'
import { MentionBox } from './mention-box.tsx'
import { findPassage, mark, type Passage } from './passages.ts'
import { SelectionButton } from './selection-button.tsx'
import { type CommentView, useComments } from './use-comments.ts'

/** What colleagues say about the text before it is signed. */
export const CommentsPanel = () => {
  const { isReady, comments, readers, say: send, act } = useComments()
  const { say } = useWords()
  const [text, setText] = useState('')
  const [passage, setPassage] = useState<Passage | null>(null)
  const [reply, setReply] = useState<CommentView | null>(null)
  const [refusals, setRefusals] = useState<Told[]>([])
  const [withResolved, setWithResolved] = useState(false)
  const section = useRef<HTMLElement>(null)
  const open = comments.filter(({ state, replyTo }) => state === 'open' && !replyTo)

  useEffect(() => {
    const draw = () =>
      mark(
        'comments',
        open.flatMap(({ passage: at }) => (at && findPassage(at)) ?? []),
      )
    const timer = setTimeout(draw, 600)
    return () => clearTimeout(timer)
  }, [open])

  if (!isReady) return null

  const goToBox = () => {
    section.current?.scrollIntoView({ block: 'nearest' })
    section.current?.querySelector('textarea')?.focus()
  }
  const submit = async () => {
    if (!text.trim()) return goToBox()
    const mentions = readers.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
    const found = await send({ text, passage, mentions, replyTo: reply?.id ?? null })
    setRefusals(found)
    if (found.length > 0) return
    setText('')
    setPassage(null)
    setReply(null)
  }
  const shown = comments.filter(({ state, replyTo }) => !replyTo && (withResolved || state === 'open'))
  const resolved = comments.filter(({ state, replyTo }) => state === 'resolved' && !replyTo).length
  return (
    <section aria-label={say({ zh: '评论', en: 'Comments' })} className="comments" ref={section}>
      <h2>{say({ zh: `评论（${open.length}）`, en: `Comments (${open.length})` })}</h2>
      <SelectionButton
        onTake={(taken) => {
          setPassage(taken)
          setReply(null)
          goToBox()
        }}
      />
      <ol className="comments-list">
        {shown.map((comment) => (
          <CommentItem
            comment={comment}
            key={comment.id}
            onAct={act}
            onReply={(to) => {
              setReply(to)
              setPassage(null)
              goToBox()
            }}
            replies={comments.filter(({ replyTo }) => replyTo === comment.id)}
          />
        ))}
      </ol>
      {resolved > 0 && (
        <label className="comments-switch">
          <input checked={withResolved} onChange={() => setWithResolved(!withResolved)} type="checkbox" />
          {say({ zh: `显示已处理的（${resolved}）`, en: `Show resolved (${resolved})` })}
        </label>
      )}
      <div className="comments-new">
        {(passage || reply) && (
          <p className="comments-about">
            {passage && <q>{passage.quote}</q>}
            {reply && say({ zh: `回复：${reply.text.slice(0, 60)}`, en: `Reply to: ${reply.text.slice(0, 60)}` })}
            <button
              onClick={() => {
                setPassage(null)
                setReply(null)
              }}
              type="button"
            >
              {passage ? say({ zh: '不针对这段', en: 'Not this passage' }) : say({ zh: '不回复', en: 'Not a reply' })}
            </button>
          </p>
        )}
        <MentionBox
          label={say({ zh: '写评论（只有能看这份文稿的人看得到）', en: 'Comment (only readers of this text see it)' })}
          onSend={submit}
          onText={setText}
          readers={readers}
          text={text}
        />
        {refusals.map(({ code, message, fix }) => (
          <p className="comment-note" key={code} role="alert">
            {message} {fix}
          </p>
        ))}
        <Button buttonStyle="secondary" disabled={!text.trim()} margin={false} onClick={submit} size="small">
          {say({ zh: '发表评论', en: 'Comment' })}
        </Button>
      </div>
    </section>
  )
}
