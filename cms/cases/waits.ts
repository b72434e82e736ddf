import type { PayloadRequest } from 'payload'
import { firstAnswerDue, firstAnswerRule } from '../calendar/first-answer.ts'
import { idOf } from '../workflow/actor.ts'
import type { Doc } from '../workflow/engine.ts'
import { glance } from '../workflow/glance.ts'
import type { Waits, WaitsBeside } from '../workflow/wait.ts'

type Answer = { id: string; state: string }

const answersOf = (req: PayloadRequest, doc: Doc): Promise<Answer[]> =>
  glance<Answer>({
    req,
    slug: 'statements',
    where: { case: { equals: doc.id } },
    select: { state: true },
  })

/** An open case waits for a text about it, of whatever kind (R8.3): published, or at least being written. */
export const caseWaits: Waits = async ({ req, doc }) => {
  if (doc.state !== 'open') return []
  const answers = await answersOf(req, doc)
  if (answers.some(({ state }) => state !== 'withdrawn')) return []
  const [opened] = await glance<{ actor: string | null; unit: string | null }>({
    req,
    slug: 'journal',
    where: { and: [{ slug: { equals: 'cases' } }, { subject: { equals: doc.id } }, { act: { equals: 'create' } }] },
    select: { actor: true, unit: true },
    limit: 1,
  })
  const found = new Date(String(doc.detectedAt ?? doc.createdAt)).toISOString()
  return [
    {
      act: 'answer',
      role: 'editor',
      unit: idOf(doc.leadUnit),
      not: [],
      since: found,
      due: { at: firstAnswerDue(found), rule: firstAnswerRule },
      reason: answers.length
        ? { zh: '原来的回应已撤回，事项还没有回应。', en: 'The response was withdrawn; the case is unanswered.' }
        : { zh: '事项还没有回应文稿。', en: 'Nobody has begun to write a response.' },
      askedBy: opened?.actor ?? null,
      askedUnit: opened?.unit ?? null,
    },
  ]
}

/** Texts under way carry the case's deadline. */
export const caseWaitsBeside: WaitsBeside = async ({ req, doc }) =>
  (await answersOf(req, doc))
    .filter(({ state }) => state === 'draft' || state === 'submitted')
    .map(({ id }) => ({ slug: 'statements', id }))

export const caseWaitsAmong = { state: { equals: 'open' } }
