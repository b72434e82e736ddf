import type { Endpoint } from 'payload'
import { signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { liveToday } from './live-today.ts'
import { questionOf, questions } from './question.ts'
import { askedOf, queueOf } from './queue.ts'

/** `GET /api/queue`, `/queue/asked` and `/queue/live-today`: a person's desk. */
export const queueEndpoints: Endpoint[] = [
  {
    path: '/queue',
    method: 'get',
    handler: (req) =>
      answer(req, async () => Response.json(await queueOf(req, signedIn(req), questionOf(req, questions.queue)))),
  },
  {
    path: '/queue/asked',
    method: 'get',
    handler: (req) =>
      answer(req, async () => Response.json(await askedOf(req, signedIn(req), questionOf(req, questions.asked)))),
  },
  {
    path: '/queue/live-today',
    method: 'get',
    handler: (req) =>
      answer(req, async () => {
        signedIn(req)
        questionOf(req, questions.none)
        return Response.json({ docs: await liveToday(req) })
      }),
  },
]
