'use client'
import { Button, Gutter, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useWords } from '../workflow/use-words.ts'
import { Frame } from './frame.tsx'
import { LinkList } from './link-list.tsx'
import { ShareForm } from './share-form.tsx'
import { useLinks } from './use-links.ts'
import './view.css'

/** The page as the public will see it, on a phone and on a desk, and the links by which others may see it. */
export const PreviewView = () => {
  const { id } = useDocumentInfo()
  const { say } = useWords()
  const { text, links, share, reload } = useLinks(id ? String(id) : undefined)
  const [drawn, setDrawn] = useState(0)
  if (!id) return null
  const path = `/api/statements/${id}/preview`
  // A new address each time the text moves: the frames follow what was saved, in whichever window.
  const src = `${path}?of=${text?.digest.slice(0, 12) ?? ''}${text?.state ?? ''}-${drawn}`
  const again = async () => {
    await reload()
    setDrawn(drawn + 1)
  }
  const isOver = text?.state === 'released' || text?.state === 'withdrawn'
  return (
    <Gutter className="preview">
      <div className="preview-head">
        <p className="desk-note">
          {isOver
            ? say({ zh: '已经发布：这是公众现在看到的网页。', en: 'Released: this is the page the public sees.' })
            : say({
                zh: '签发后网页就是这个样子，由发布程序用同一套模板画出；编号和时间签发时填入。预览不留在任何地方。',
                en: 'What the page will be once signed, drawn by the publisher from the same templates. Number and time are set at signing. A preview is kept nowhere.',
              })}
        </p>
        <div className="preview-tools">
          <Button buttonStyle="secondary" margin={false} onClick={again} size="small">
            {say({ zh: '重新画一次', en: 'Draw again' })}
          </Button>
          <a href={path} rel="noreferrer" target="_blank">
            {say({ zh: '在新窗口打开', en: 'Open in a new window' })}
          </a>
        </div>
      </div>
      {text && (
        <div className="preview-frames">
          <Frame
            caption={say({ zh: '手机 · 390', en: 'Phone · 390' })}
            height={760}
            src={src}
            title={say({ zh: '手机上的样子', en: 'As seen on a phone' })}
            width={390}
          />
          <Frame
            caption={say({ zh: '电脑 · 1280', en: 'Desktop · 1280' })}
            height={760}
            src={src}
            title={say({ zh: '电脑上的样子', en: 'As seen on a desktop' })}
            width={1280}
          />
        </div>
      )}
      <section aria-labelledby="preview-links" className="preview-links">
        <h2 id="preview-links">{say({ zh: '给没有账号的人看', en: 'For a reader without an account' })}</h2>
        <p className="desk-note">
          {say({
            zh: '一个链接给一个人，24 小时内有效；文字一改动就打不开。每次打开都有记录。',
            en: 'One link for one person, valid for 24 hours; it stops opening when the text changes. Every opening is recorded.',
          })}
        </p>
        {share && (
          <ShareForm key={`${share.allowed}${text?.state}`} onShared={reload} share={share} statement={String(id)} />
        )}
        {links && <LinkList digest={text?.digest} links={links} mayRevoke={mayRevoke(share)} onChanged={reload} />}
      </section>
    </Gutter>
  )
}

/** Who may share may take back, also when nothing more can be shared. */
const mayRevoke = (share: { refusals: { code: string }[] } | null): boolean =>
  share !== null && !share.refusals.some(({ code }) => code === 'role' || code === 'unit')
