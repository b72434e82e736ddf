'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useId, useState } from 'react'
import type { Told } from '../errors.ts'
import type { ActView } from '../workflow/engine.ts'
import { performAct } from '../workflow/perform-act.ts'
import { useWords } from '../workflow/use-words.ts'

type Props = { statement: string; share: ActView; onShared: () => Promise<void> }

/** Makes a link for one reader. Its address is shown once: nobody can look it up later. */
export const ShareForm = ({ statement, share, onShared }: Props) => {
  const { say, language } = useWords()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ url: string; name: string; isCopied: boolean } | null>(null)
  const [refusals, setRefusals] = useState<Told[]>(share.allowed ? [] : share.refusals)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const { name, contact } = Object.fromEntries(new FormData(form)) as Record<string, string>
    setBusy(true)
    const input = { name, ...(contact?.trim() ? { contact } : {}) }
    const answer = await performAct({ slug: 'statements', id: statement, act: 'share-preview', input, language })
    setBusy(false)
    setRefusals(answer.refusals)
    if (answer.url) setMade({ url: answer.url, name: name ?? '', isCopied: false })
    if (answer.refusals.length === 0) form.reset()
    await onShared()
  }
  const copy = async () => {
    if (!made) return
    await navigator.clipboard.writeText(made.url)
    setMade({ ...made, isCopied: true })
  }
  return (
    <>
      {refusals.map((refusal) => (
        <p
          className="desk-note"
          key={`${refusal.code}${refusal.field ?? ''}`}
          role={share.allowed ? 'alert' : undefined}
        >
          {refusal.message} {refusal.fix}
        </p>
      ))}
      {share.allowed && (
        <form className="preview-share" onSubmit={submit}>
          <label htmlFor={`${id}-name`}>
            {say({ zh: '给谁看', en: 'Reader' })}
            <input id={`${id}-name`} maxLength={60} name="name" required />
          </label>
          <label htmlFor={`${id}-contact`}>
            {say({ zh: '联系方式（可不填）', en: 'Contact (optional)' })}
            <input id={`${id}-contact`} maxLength={120} name="contact" />
          </label>
          <Button buttonStyle="primary" disabled={busy} margin={false} size="medium" type="submit">
            {say({ zh: '生成 24 小时链接', en: 'Make a 24-hour link' })}
          </Button>
        </form>
      )}
      {made && (
        <div className="preview-made" role="status">
          <p>
            {say({
              zh: `给${made.name}的链接，只在这里显示一次，请现在复制：`,
              en: `The link for ${made.name}. It is shown only here and only once; copy it now:`,
            })}
          </p>
          <code>{made.url}</code>
          <Button buttonStyle="secondary" margin={false} onClick={copy} size="small">
            {made.isCopied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制链接', en: 'Copy link' })}
          </Button>
        </div>
      )}
    </>
  )
}
