import type { PayloadRequest } from 'payload'
import type { Role } from '../roles.ts'
import { idOf } from '../workflow/actor.ts'
import { glance } from '../workflow/glance.ts'
import { unlisted } from '../workflow/listed.ts'
import type { StoredWait } from './row.ts'

type Person = { id: string; name: string; roles: Role[]; unit: string | null }
type Unit = { id: string; name: string; head: string | null }
export type Staff = { people: Map<string, Person>; units: Map<string, Unit> }

/** Everybody with an account, and every unit, by id. */
export const staffOf = async (req: PayloadRequest): Promise<Staff> => {
  const [people, units] = await Promise.all([
    glance<Person>({ req, slug: 'users', where: {}, select: { name: true, roles: true, unit: true } }),
    glance<Unit>({ req, slug: 'units', where: {}, select: { name: true, head: true } }),
  ])
  return {
    people: new Map(people.map((person) => [person.id, { ...person, unit: idOf(person.unit) }])),
    units: new Map(units.map((unit) => [unit.id, { ...unit, head: idOf(unit.head) }])),
  }
}

/** The people who can end a wait: its duties, in its unit, without those who may not. */
export const holdersOf = ({ people }: Staff, wait: Pick<StoredWait, 'duties' | 'unit' | 'barred'>): Person[] => {
  const duties = unlisted(wait.duties)
  const barred = unlisted(wait.barred)
  return [...people.values()].filter(
    ({ id, roles, unit }) =>
      roles.some((role) => duties.includes(role)) && (!wait.unit || wait.unit === unit) && !barred.includes(id),
  )
}
