'use client'
import { toast } from '@payloadcms/ui'
import { useWords } from '../workflow/use-words.ts'

/** Copies the public address; where the browser does not let us, the address is shown to be copied by hand. */
export const CopyLink = ({ url }: { url: string }) => {
  const { say } = useWords()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      toast.success(say({ zh: '网址已复制。', en: 'Link copied.' }))
    } catch {
      toast.info(url)
    }
  }
  return (
    <button className="press-link" onClick={copy} type="button">
      {say({ zh: '复制网址', en: 'Copy link' })}
    </button>
  )
}
