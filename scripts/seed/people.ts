import { createLocalReq, type Payload } from 'payload'
import { now } from '../../cms/calendar/clock.ts'
import { demoDomain } from '../../cms/people/demo.ts'
import { readSettings } from '../../cms/settings.ts'
import { clockActor } from '../../cms/workflow/actor.ts'
import { writeJournal } from '../../cms/workflow/journal.ts'
import { change, insert, inTransaction } from '../../cms/workflow/records.ts'
import { staff } from './staff.ts'
import { inStoryTime } from './story-time.ts'
import { units } from './units.ts'
import { instantOf } from './when.ts'

export const mailOf = (mailbox: string): string => `${mailbox}@${demoDomain}`

/** The people are there before the first matter of the demo. */
const begins = instantOf('2024-12-02 08:00')

/** Units and people of the demo, all or none. The first people of a house are given in by nobody, so not through the door. */
export const seedPeople = async (payload: Payload): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const add = async (slug: string, data: Record<string, unknown>) => {
    const { id } = await insert<{ id: string }>({ req, slug, data })
    await writeJournal({ req, actor: clockActor, role: 'system', slug, subject: id, act: 'create' })
    return id
  }
  const fill = async () => {
    const ids = new Map<string, string>()
    for (const unit of units) ids.set(unit.code, await add('units', unit))
    const { demoPassword: password } = readSettings()
    for (const { mailbox, name, role, unit, heads } of staff) {
      const head = await add('users', { email: mailOf(mailbox), name, roles: [role], unit: ids.get(unit), password })
      if (heads) await change({ req, slug: 'units', id: String(ids.get(unit)), data: { head } })
    }
  }
  await inStoryTime(payload, (moveTo) => {
    moveTo(Math.min(begins, now().getTime()))
    return inTransaction(req, fill)
  })
}
