'use client'
import { Link } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Block } from '../../content/schema/compare/snapshots.ts'
import { useWords } from '../workflow/use-words.ts'
import { BodyBlock, type ShownFiles } from './body-blocks.tsx'
import { ChangedText } from './changed-text.tsx'
import './reading.css'
import { type Comparison, isChangedBlock, useComparison } from './use-comparison.ts'

type TextProps = { id: string; onRead?: (digest: string) => void }

/** A statement in full, to be read wherever it is to be acted on. `onRead`: of which text, once it stands there. */
export const StatementText = ({ id, onRead }: TextProps) => {
  const found = useComparison(id)
  const digest = found ? found.digest : null
  useEffect(() => {
    if (digest) onRead?.(digest)
  }, [digest, onRead])
  return <Read found={found} id={id} />
}

/** What was found, or that it is being fetched, or that it could not be. */
export const Read = ({ found, id }: { found: Comparison | null | false; id: string }) => {
  const { say } = useWords()
  if (found === null)
    return (
      <div className="reading">
        <p className="reading-note">{say({ zh: '正在取文稿…', en: 'Fetching the text…' })}</p>
      </div>
    )
  if (found === false)
    return (
      <p className="reading-note" role="alert">
        {say({ zh: '没有取到文稿，请刷新页面。', en: 'The text could not be fetched. Reload the page.' })}
      </p>
    )
  return <Article found={found} id={id} />
}

const Article = ({ found, id }: { found: Comparison; id: string }) => {
  const { say } = useWords()
  const [withChanges, setWithChanges] = useState(found.changed)
  const [title, ...rest] = found.blocks
  const blocks = rest.filter((block) => withChanges || block.parts.some(({ change }) => change !== 'removed'))
  return (
    <article aria-label={say({ zh: '文稿', en: 'Text' })} className="reading">
      {found.live && (
        <p className="reading-note">
          {found.changed
            ? say({
                zh: `第 ${found.edition} 版，与已发布的第 ${found.live.edition} 版比。`,
                en: `Edition ${found.edition}, against the released edition ${found.live.edition}.`,
              })
            : say({ zh: '与已发布的文字一致。', en: 'The same as the released text.' })}
          {found.changed && (
            <label className="reading-switch">
              <input checked={withChanges} onChange={() => setWithChanges(!withChanges)} type="checkbox" />
              {say({ zh: '显示改动', en: 'Show changes' })}
            </label>
          )}
          {found.changed && (
            <Link href={`/admin/collections/statements/${id}/compare`}>
              {say({ zh: '左右对照', en: 'Side by side' })}
            </Link>
          )}
        </p>
      )}
      {title && (
        <h2 className="reading-title" data-field="title">
          <ChangedText parts={title.parts} side={withChanges ? 'both' : 'after'} />
        </h2>
      )}
      {blocks.map((block, index) => (
        <Piece
          block={block}
          files={found.files}
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity of their own
          key={index}
          node={block.block === undefined ? undefined : found.body[block.block]}
          withChanges={withChanges}
        />
      ))}
    </article>
  )
}

type PieceProps = {
  block: Block
  files: ShownFiles
  node: Comparison['body'][number] | undefined
  withChanges: boolean
}

/** Blocks of the body are drawn as they will be read; where they changed, as the words that changed. */
const Piece = ({ block, files, node, withChanges }: PieceProps) => {
  const { say } = useWords()
  const isPlain = !withChanges || !isChangedBlock(block)
  const isBody = block.block !== undefined
  if (isBody && node && isPlain)
    return (
      <div data-block={block.block}>
        <BodyBlock files={files} node={node} />
      </div>
    )
  const file = block.file === undefined ? undefined : files[block.file]
  return (
    <section className="reading-piece" {...(isBody ? { 'data-block': block.block } : {})}>
      <h3>{say(block.label)}</h3>
      <p {...(block.field ? { 'data-field': block.field } : {})}>
        {file?.url && isPlain ? (
          <a href={file.url} rel="noreferrer" target="_blank">
            {file.name}
          </a>
        ) : (
          <ChangedText parts={block.parts} side={withChanges ? 'both' : 'after'} />
        )}
      </p>
    </section>
  )
}
