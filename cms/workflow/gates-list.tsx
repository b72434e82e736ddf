'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { Told } from '../errors.ts'
import type { Words } from '../language.ts'
import type { ActView } from './engine.ts'
import { RefusalLine } from './refusal-line.tsx'
import { shortTime } from './short-time.ts'
import { useWords } from './use-words.ts'
import { sinceInWords } from './waiting-words.ts'

export type GateView = {
  act: string
  label: string
  unit: { id: string; code: string; name: string } | null
  state: 'given' | 'void' | 'missing' | 'later' | 'waived'
  slip?: { at: string; digest: string; who: string; post?: string; unit: string; role: string; comment?: string }
  since: string | null
  holders: string[]
  remindedAt: string | null
  remindableFrom: string | null
}

const marks: Record<GateView['state'], { sign: string; words: Words }> = {
  given: { sign: '✓', words: { zh: '已办', en: 'given' } },
  void: { sign: '✕', words: { zh: '已失效，须重办', en: 'void, needed again' } },
  missing: { sign: '○', words: { zh: '还没办', en: 'missing' } },
  later: { sign: '·', words: { zh: '等前面办完', en: 'after the others' } },
  waived: { sign: '–', words: { zh: '紧急发布时未办', en: 'passed over in an emergency' } },
}

type Props = {
  gates: GateView[]
  acts: ActView[]
  onRemind: (gate: GateView) => Promise<Told[]>
  onInvite: (unit: string) => void
}

/** The gates of this edition as a checklist: given, void, still missing, since when and by whom. */
export const GatesList = ({ gates, ...rest }: Props) => {
  const { say } = useWords()
  if (gates.length === 0) return null
  const done = gates.filter(({ state }) => state === 'given').length
  return (
    <>
      <h2 id="desk-gates" tabIndex={-1}>
        {say({ zh: `把关（${done}/${gates.length}）`, en: `Gates (${done} of ${gates.length})` })}
      </h2>
      <ul className="desk-gates">
        {gates.map((gate) => (
          <GateRow gate={gate} key={`${gate.act}${gate.unit?.id}`} {...rest} />
        ))}
      </ul>
    </>
  )
}

const GateRow = ({ gate, acts, onRemind, onInvite }: Omit<Props, 'gates'> & { gate: GateView }) => {
  const { say, language } = useWords()
  const [refusals, setRefusals] = useState<Told[]>([])
  const { state, unit, slip } = gate
  const { sign, words } = marks[state]
  const isWaiting = (state === 'missing' || state === 'void') && gate.since !== null
  const may = (act: string) => acts.some((each) => each.act === act && each.allowed)
  const now = new Date()
  const isPaused = gate.remindableFrom !== null && Date.parse(gate.remindableFrom) > now.getTime()
  return (
    <li className={state}>
      <b>
        <span aria-hidden="true">{sign}</span> {gate.label}
        {unit ? ` · ${unit.name}` : ''} <small>{say(words)}</small>
      </b>
      {slip && <SlipLine slip={slip} />}
      {isWaiting && (
        <>
          <span>{sinceInWords(String(gate.since), now, language)}</span>
          <span>
            {gate.holders.length > 0
              ? say({ zh: `可办：${gate.holders.join('、')}`, en: `Can be given by ${gate.holders.join(', ')}` })
              : say({ zh: '没有能办的同事有账号', en: 'Nobody with an account can give it' })}
          </span>
          {gate.remindedAt && (
            <span>
              {say({ zh: `${shortTime(gate.remindedAt)} 催过`, en: `Reminded at ${shortTime(gate.remindedAt)}` })}
            </span>
          )}
          <span className="desk-gate-acts">
            {may('remind') && gate.act !== 'ratify' && (
              <Button
                buttonStyle="secondary"
                disabled={isPaused}
                margin={false}
                onClick={async () => setRefusals(await onRemind(gate))}
                size="small"
              >
                {say({ zh: '催一下', en: 'Remind' })}
              </Button>
            )}
            {unit && may('invite') && (
              <Button buttonStyle="secondary" margin={false} onClick={() => onInvite(unit.id)} size="small">
                {say({ zh: '发确认链接', en: 'Send a link' })}
              </Button>
            )}
          </span>
          {isPaused && (
            <span>
              {say({
                zh: `${shortTime(String(gate.remindableFrom))} 后可再催`,
                en: `Again after ${shortTime(String(gate.remindableFrom))}`,
              })}
            </span>
          )}
        </>
      )}
      {refusals.map((refusal) => (
        <RefusalLine key={refusal.code} refusal={refusal} />
      ))}
    </li>
  )
}

const SlipLine = ({ slip }: { slip: NonNullable<GateView['slip']> }) => (
  <>
    <span>
      {[slip.unit, slip.post, slip.who].filter(Boolean).join(' ')} · {shortTime(slip.at)}
    </span>
    <code title={slip.digest}>{slip.digest.slice(0, 12)}</code>
    {slip.comment && <q>{slip.comment}</q>}
  </>
)
