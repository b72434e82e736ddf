import type { Payload } from 'payload'
import { mailOf } from './people.ts'

/** How far a database is filled: nobody, only the demo people, their work as well, or people who are not of the demo. */
export type State = 'empty' | 'people' | 'full' | 'foreign'

const count = async (payload: Payload, collection: 'users' | 'mentions' | 'cases' | 'statements', email?: string) =>
  (await payload.count({ collection, ...(email ? { where: { email: { equals: email } } } : {}), overrideAccess: true }))
    .totalDocs

export const stateOf = async (payload: Payload): Promise<State> => {
  if ((await count(payload, 'users')) === 0) return 'empty'
  if ((await count(payload, 'users', mailOf('admin'))) === 0) return 'foreign'
  for (const slug of ['mentions', 'cases', 'statements'] as const) if ((await count(payload, slug)) > 0) return 'full'
  return 'people'
}
