import type { PayloadRequest } from 'payload'
import { idOf } from '../workflow/actor.ts'
import type { Doc } from '../workflow/engine.ts'
import { peopleById } from './people.ts'

/** The author, and those of the issuing unit who had a hand in the text. */
export const writersOf = async (req: PayloadRequest, doc: Doc) => {
  const author = idOf(doc.author)
  const people = await peopleById(req, [author, ...(doc.touched as string[])])
  return people.filter(
    ({ id, roles, unit }) => id === author || (roles.includes('editor') && idOf(unit) === idOf(doc.issuingUnit)),
  )
}

/** Acts that are somebody's signature. */
export const signing = ['sign', 'schedule', 'emergency-release', 'withdraw']
