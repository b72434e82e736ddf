'use client'
import { Gutter } from '@payloadcms/ui'
import { useState } from 'react'
import type { Block } from '../../content/schema/compare/snapshots.ts'
import { useWords } from '../workflow/use-words.ts'
import { ChangedText } from './changed-text.tsx'
import './compare.css'
import './reading.css'
import { type Comparison, isChangedBlock, useOwnComparison } from './use-comparison.ts'

/** This edition beside the released one, piece by piece. */
export const CompareView = () => {
  const found = useOwnComparison()
  const { say } = useWords()
  return (
    <Gutter className="compare">
      {found === null && <p className="reading-note">{say({ zh: '正在比对…', en: 'Comparing…' })}</p>}
      {found === false && (
        <p className="reading-note" role="alert">
          {say({ zh: '没有取到文稿，请刷新页面。', en: 'The text could not be fetched. Reload the page.' })}
        </p>
      )}
      {found && <Table found={found} />}
    </Gutter>
  )
}

const Table = ({ found }: { found: Comparison }) => {
  const { say } = useWords()
  const [onlyChanges, setOnlyChanges] = useState(false)
  const { live, changed, edition } = found
  const blocks = found.blocks.filter((block) => !onlyChanges || isChangedBlock(block))
  const count = found.blocks.filter(isChangedBlock).length
  return (
    <>
      <h2>{say({ zh: '与已发布的文字对照', en: 'Beside the released text' })}</h2>
      <p className="reading-note">
        {!live &&
          say({
            zh: '还没有发布过，下面是这一版的文字。',
            en: 'Nothing is released yet; this is the text as it stands.',
          })}
        {live &&
          !changed &&
          say({
            zh: `与已发布的第 ${live.edition} 版一字不差。`,
            en: `Word for word the released edition ${live.edition}.`,
          })}
        {live &&
          changed &&
          say({
            zh: `左边是已发布的第 ${live.edition} 版，右边是第 ${edition} 版；${count} 处有改动。加下划线的是新增，划掉的是删去。`,
            en: `Left, the released edition ${live.edition}; right, edition ${edition}. ${count} ${count === 1 ? 'piece' : 'pieces'} changed. Underlined words are new, struck ones are gone.`,
          })}
        {live && changed && (
          <label className="reading-switch">
            <input checked={onlyChanges} onChange={() => setOnlyChanges(!onlyChanges)} type="checkbox" />
            {say({ zh: '只看改动', en: 'Changes only' })}
          </label>
        )}
      </p>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity of their own
        <Row block={block} found={found} isPaired={live !== null} key={index} />
      ))}
    </>
  )
}

const Row = ({ block, found, isPaired }: { block: Block; found: Comparison; isPaired: boolean }) => {
  const { say } = useWords()
  const isChanged = isChangedBlock(block)
  const sides = isPaired && isChanged ? (['before', 'after'] as const) : (['after'] as const)
  const titles = {
    before: say({ zh: `第 ${found.live?.edition} 版`, en: `Edition ${found.live?.edition}` }),
    after: say({ zh: `第 ${found.edition} 版`, en: `Edition ${found.edition}` }),
  }
  const has = (side: 'before' | 'after') =>
    block.parts.some(({ change }) => change !== (side === 'before' ? 'added' : 'removed'))
  return (
    <section className="compare-row" data-changed={isChanged}>
      <h3>
        {say(block.label)}
        {isPaired && isChanged && <small> · {say({ zh: '有改动', en: 'changed' })}</small>}
      </h3>
      <div className="compare-sides">
        {sides.map((side) => (
          <div key={side}>
            {sides.length > 1 && <h4>{titles[side]}</h4>}
            <p>
              {has(side) ? (
                <ChangedText parts={block.parts} side={side} />
              ) : (
                <span className="reading-note">{say({ zh: '（没有）', en: '(nothing)' })}</span>
              )}
            </p>
          </div>
        ))}
      </div>
    </section>
  )
}
