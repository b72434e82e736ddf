'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useWords } from './use-words.ts'

/** An address that is kept nowhere: to be copied now, or made anew. */
export const LinkOnce = ({ address }: { address: string }) => {
  const { say } = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async () =>
    setCopied(
      await navigator.clipboard.writeText(address).then(
        () => true,
        () => false,
      ),
    )
  return (
    <div className="desk-link" role="status">
      <p>
        {say({ zh: '链接只显示这一次，请现在复制发给对方。', en: 'This link is shown once. Copy it and send it now.' })}
      </p>
      <code>{address}</code>
      <Button buttonStyle="secondary" margin={false} onClick={copy} size="small">
        {isCopied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制', en: 'Copy' })}
      </Button>
    </div>
  )
}
