'use client'
import { useState } from 'react'
import type { Told } from '../errors.ts'
import { shortTime } from '../workflow/short-time.ts'
import { useWords } from '../workflow/use-words.ts'
import { showPassage } from './passages.ts'
import type { CommentView } from './use-comments.ts'

const nameOf = (person: CommentView['author']): string =>
  person && typeof person === 'object' ? (person.name ?? '') : ''

type Props = {
  comment: CommentView
  replies: CommentView[]
  onAct: (comment: string, name: 'resolve' | 'reopen') => Promise<Told[]>
  onReply: (comment: CommentView) => void
}

/** One comment with its passage and replies. */
export const CommentItem = ({ comment, replies, onAct, onReply }: Props) => {
  const { say } = useWords()
  const [refusals, setRefusals] = useState<Told[]>([])
  const [isLost, setLost] = useState(false)
  const isOpen = comment.state === 'open'
  const { passage } = comment
  return (
    <li className="comment" data-state={comment.state}>
      {passage && (
        <button className="comment-quote" onClick={() => setLost(!showPassage(passage))} type="button">
          <span className="comments-said">{say({ zh: '看原文：', en: 'Show the passage: ' })}</span>
          {passage.quote}
        </button>
      )}
      {isLost && (
        <p className="comment-note" role="status">
          {say({ zh: '文字改动过，找不到这一段了。', en: 'The text has changed; this passage is no longer in it.' })}
        </p>
      )}
      <Said comment={comment} />
      {replies.length > 0 && (
        <ol className="comment-replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Said comment={reply} />
            </li>
          ))}
        </ol>
      )}
      {!isOpen && (
        <p className="comment-note">
          {say({
            zh: `已处理：${nameOf(comment.resolvedBy)}，${shortTime(String(comment.resolvedAt))}`,
            en: `Resolved by ${nameOf(comment.resolvedBy)}, ${shortTime(String(comment.resolvedAt))}`,
          })}
        </p>
      )}
      <p className="comment-acts">
        {isOpen && (
          <button onClick={() => onReply(comment)} type="button">
            {say({ zh: '回复', en: 'Reply' })}
          </button>
        )}
        <button onClick={async () => setRefusals(await onAct(comment.id, isOpen ? 'resolve' : 'reopen'))} type="button">
          {isOpen ? say({ zh: '标为已处理', en: 'Resolve' }) : say({ zh: '重新打开', en: 'Reopen' })}
        </button>
      </p>
      {refusals.map(({ code, message, fix }) => (
        <p className="comment-note" key={code} role="alert">
          {message} {fix}
        </p>
      ))}
    </li>
  )
}

const Said = ({ comment }: { comment: CommentView }) => {
  const { say } = useWords()
  const { guest } = comment
  return (
    <>
      <p className="comment-by">
        <b>{guest ? guest.name : nameOf(comment.author)}</b>
        {guest && ` ${guest.unit} ${guest.post}`} · {shortTime(comment.at)} ·{' '}
        {say({ zh: `第 ${comment.edition} 版`, en: `edition ${comment.edition}` })}
      </p>
      <p className="comment-text">{comment.text}</p>
    </>
  )
}
