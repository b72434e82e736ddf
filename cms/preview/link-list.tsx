'use client'
import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { Words } from '../language.ts'
import { performAct } from '../workflow/perform-act.ts'
import { shortTime } from '../workflow/short-time.ts'
import { useWords } from '../workflow/use-words.ts'
import type { LinkView } from './use-links.ts'

type Props = { links: LinkView[]; digest: string | undefined; mayRevoke: boolean; onChanged: () => Promise<void> }

/** Whether a link still opens, the first that applies. */
const standing = (link: LinkView, digest: string | undefined): { opens: boolean; words: Words } => {
  if (link.state === 'revoked') return { opens: false, words: { zh: '已收回', en: 'Revoked' } }
  if (Date.parse(link.expiresAt) < Date.now()) return { opens: false, words: { zh: '已过期', en: 'Expired' } }
  if (digest && link.digest !== digest)
    return { opens: false, words: { zh: '文字已改动，打不开了', en: 'The text has changed; it opens no more' } }
  const until = shortTime(link.expiresAt)
  return { opens: true, words: { zh: `有效至 ${until}`, en: `Valid until ${until}` } }
}

/** Who got a link, whether they opened it, and a way to take it back. */
export const LinkList = ({ links, digest, mayRevoke, onChanged }: Props) => {
  const { say, language } = useWords()
  const [busy, setBusy] = useState('')
  const revoke = async (id: string) => {
    setBusy(id)
    const { refusals } = await performAct({ slug: 'preview-links', id, act: 'revoke', input: {}, language })
    setBusy('')
    for (const { message, fix } of refusals) toast.error(`${message} ${fix}`)
    await onChanged()
  }
  if (links.length === 0)
    return <p className="desk-note">{say({ zh: '还没有发出过预览链接。', en: 'No preview link was made yet.' })}</p>
  return (
    <div className="preview-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '读者', en: 'Reader' })}</th>
            <th scope="col">{say({ zh: '发出', en: 'Shared' })}</th>
            <th scope="col">{say({ zh: '打开', en: 'Opened' })}</th>
            <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
            <th scope="col">
              <span className="preview-hidden">{say({ zh: '操作', en: 'Acts' })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => {
            const { opens, words } = standing(link, digest)
            const by = typeof link.sharedBy === 'object' ? link.sharedBy.name : ''
            return (
              <tr data-opens={opens} key={link.id}>
                <td>
                  {link.name}
                  {link.contact && <small>{link.contact}</small>}
                </td>
                <td>
                  {shortTime(link.sharedAt)}
                  {by && <small>{by}</small>}
                </td>
                <td>
                  {link.openings === 0
                    ? say({ zh: '没有打开过', en: 'Not opened' })
                    : say({ zh: `${link.openings} 次`, en: link.openings === 1 ? 'Once' : `${link.openings} times` })}
                  {link.openedAt && <small>{shortTime(link.openedAt)}</small>}
                </td>
                <td>{say(words)}</td>
                <td>
                  {opens && mayRevoke && (
                    <Button
                      aria-label={say({ zh: `收回给${link.name}的链接`, en: `Revoke the link for ${link.name}` })}
                      buttonStyle="secondary"
                      className="desk-danger"
                      disabled={busy === link.id}
                      margin={false}
                      onClick={() => revoke(link.id)}
                      size="small"
                    >
                      {say({ zh: '收回', en: 'Revoke' })}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
