import { idOf, idsOf } from '../workflow/actor.ts'
import type { Waits } from '../workflow/wait.ts'

/** A mention waits to be judged; whoever took it down waits with it. */
export const mentionWaits: Waits = ({ doc }) =>
  doc.state === 'new'
    ? [
        {
          act: 'open-case',
          role: 'analyst',
          also: ['monitor'],
          unit: null,
          not: [],
          since: new Date(String(doc.createdAt)).toISOString(),
          reason: {
            zh: '新登记的线索，等研判：立项、归入已有事项，或说明理由不处理。',
            en: 'A new mention: open a case, attach it to one, or dismiss it with a reason.',
          },
          askedBy: idOf(doc.capturedBy),
          askedUnit: idsOf(doc.concerned)[0] ?? null,
        },
      ]
    : []

export const mentionWaitsAmong = { state: { equals: 'new' } }
