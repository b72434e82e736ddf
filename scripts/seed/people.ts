import { createLocalReq, type Payload } from 'payload'
import { demoDomain } from '../../cms/people/demo.ts'
import { readSettings } from '../../cms/settings.ts'
import { clockActor } from '../../cms/workflow/actor.ts'
import { writeJournal } from '../../cms/workflow/journal.ts'
import { insert, inTransaction } from '../../cms/workflow/records.ts'
import { staff } from './staff.ts'
import { units } from './units.ts'

export const mailOf = (mailbox: string): string => `${mailbox}@${demoDomain}`

/** Units and people of the demo, all or none. The first people of a house are given in by nobody, so not through the door. */
export const seedPeople = async (payload: Payload): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const add = async (slug: string, data: Record<string, unknown>) => {
    const { id } = await insert<{ id: string }>({ req, slug, data })
    await writeJournal({ req, actor: clockActor, role: 'system', slug, subject: id, act: 'create' })
    return id
  }
  await inTransaction(req, async () => {
    const ids = new Map<string, string>()
    for (const unit of units) ids.set(unit.code, await add('units', unit))
    const { demoPassword: password } = readSettings()
    for (const { mailbox, name, role, unit } of staff)
      await add('users', { email: mailOf(mailbox), name, roles: [role], unit: ids.get(unit), password })
  })
}
