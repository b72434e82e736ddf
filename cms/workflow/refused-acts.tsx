'use client'
import type { Code, Told } from '../errors.ts'
import type { Language } from '../language.ts'
import type { ActView } from './engine.ts'
import { RefusalLine } from './refusal-line.tsx'
import { useWords } from './use-words.ts'

/** Reasons that this person cannot do away with by working on the record. */
const final: readonly Code[] = ['role', 'unit', 'wrong-state', 'touched-text', 'author', 'second-slip', 'same-signer']
const isNear = ({ refusals }: ActView) => refusals.every(({ code }) => !final.includes(code))

/** Acts that are shut: first those that something on this page opens, then the rest with every reason. */
export const RefusedActs = ({ acts }: { acts: ActView[] }) => {
  const { say } = useWords()
  const refused = acts.filter((act) => !act.allowed)
  const near = refused.filter((act) => isNear(act) && act.tone === 'primary')
  const far = refused.filter((act) => !near.includes(act))
  return (
    <>
      {near.map((act) => (
        <div className="desk-near" key={act.act}>
          <h2>{say({ zh: `${act.label}之前还要`, en: `Before “${act.label}”` })}</h2>
          <Reasons act={act} />
        </div>
      ))}
      {far.length > 0 && (
        <details className="desk-refused">
          <summary>{say({ zh: `现在不能办理的（${far.length}）`, en: `Not possible now (${far.length})` })}</summary>
          {far.map((act) => (
            <div key={act.act}>
              <h3>{act.label}</h3>
              <Reasons act={act} />
            </div>
          ))}
        </details>
      )}
    </>
  )
}

/** Open gates are listed once, in the checklist above; here they are one line. */
const shortened = (refusals: readonly Told[], language: Language): Told[] => {
  const isGate = ({ code }: Told) => code === 'slip-missing' || code === 'slip-void'
  const open = refusals.filter(isGate)
  if (open.length < 2) return [...refusals]
  const message = { zh: `还有 ${open.length} 道把关没办完。`, en: `${open.length} gates are still open.` }[language]
  return [{ code: 'slip-missing', message, fix: '' }, ...refusals.filter((refusal) => !isGate(refusal))]
}

const Reasons = ({ act }: { act: ActView }) => {
  const { language } = useWords()
  return (
    <ul>
      {shortened(act.refusals, language).map((refusal) => (
        <li key={`${refusal.code}${refusal.field ?? ''}${refusal.message}`}>
          <RefusalLine refusal={refusal} />
        </li>
      ))}
    </ul>
  )
}
