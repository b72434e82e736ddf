'use client'
import type { RefObject } from 'react'
import { useWords } from '../workflow/use-words.ts'
import { deskWords, keyWords } from './desk-words.ts'

/** The keys of the queue; Esc closes it. */
export const KeysHelp = ({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) => {
  const { say } = useWords()
  return (
    <dialog aria-labelledby="queue-keys" className="queue-keys" ref={dialog}>
      <h2 id="queue-keys">{say(deskWords.keys)}</h2>
      <dl>
        {keyWords.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className="queue-plain" type="submit">
          {say(deskWords.fold)}
        </button>
      </form>
    </dialog>
  )
}
