'use client'
import { useWords } from '../../workflow/use-words.ts'
import { goToFinding } from './go-to.ts'
import { type ToldFinding, useCheck } from './use-check.ts'
import './writing.css'

/** What to look at before submitting, each with the way to its place. `short`: the counts, and what must be put right. */
export const CheckBeforeSubmit = ({ short = false }: { short?: boolean }) => {
  const { say } = useWords()
  const { findings } = useCheck()
  const must = findings?.filter(({ level }) => level === 'must') ?? []
  const should = findings?.filter(({ level }) => level === 'should') ?? []
  return (
    <section className="writing-check" id={short ? undefined : 'check-before-submit'} tabIndex={-1}>
      <h2>{say({ zh: '提交前检查', en: 'Check before submitting' })}</h2>
      <p className="writing-check-sum" role="status">
        {findings === null
          ? say({ zh: '正在检查…', en: 'Checking…' })
          : must.length + should.length === 0
            ? say({ zh: '没有要改的地方。', en: 'Nothing to put right.' })
            : say({
                zh: [
                  must.length ? `${must.length} 处要补上才能提交` : '',
                  should.length ? `${should.length} 处请再看一眼，由您决定改不改` : '',
                ]
                  .filter(Boolean)
                  .join('；')
                  .concat('。'),
                en: [
                  must.length ? `${must.length} to fill in before it can be submitted` : '',
                  should.length ? `${should.length} to look at again; you decide` : '',
                ]
                  .filter(Boolean)
                  .join('; ')
                  .concat('.'),
              })}
      </p>
      <Findings findings={must} />
      {!short && <Findings findings={should} />}
    </section>
  )
}

const marks = { must: { zh: '要补上', en: 'Missing' }, should: { zh: '看一眼', en: 'Look' } }

const Findings = ({ findings }: { findings: readonly ToldFinding[] }) => {
  const { say } = useWords()
  if (findings.length === 0) return null
  return (
    <ul>
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be found twice
        <li className={`writing-${finding.level}`} key={`${finding.code}${index}`}>
          <b>{say(marks[finding.level])}</b>
          <p>
            {finding.message} <span>{finding.fix}</span>
          </p>
          <button
            aria-label={say({ zh: `去看：${finding.message}`, en: `Show: ${finding.message}` })}
            onClick={() => goToFinding(finding)}
            type="button"
          >
            {say({ zh: '去看', en: 'Show' })}
          </button>
        </li>
      ))}
    </ul>
  )
}
