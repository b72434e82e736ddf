import { createLocalReq, type Payload } from 'payload'
import { now } from '../../cms/calendar/clock.ts'
import { inTransaction } from '../../cms/workflow/records.ts'
import { tellAll } from './agenda.ts'
import { bureau } from './bureau.ts'
import { openDesk } from './desk.ts'
import { seedMicroblogs } from './microblogs.ts'
import { mailOf } from './people.ts'
import { stories } from './stories.ts'
import { inStoryTime } from './story-time.ts'
import { instantOf, whenFrom } from './when.ts'

export const storyCount = stories.length
/** The bureau's details come before everything that is published. */
const begins = instantOf('2024-12-02 08:30')

/** The bureau's details and every story, all or nothing, so that an interrupted seed can simply be started again. */
export const seedContent = async (payload: Payload, onStory: () => void = () => undefined): Promise<void> => {
  const { docs } = await payload.find({
    collection: 'users',
    where: { email: { equals: mailOf('admin') } },
    depth: 0,
    overrideAccess: true,
  })
  const admin = docs[0]
  if (!admin) throw new Error(`There is no ${mailOf('admin')}: the demo people come first.`)
  const req = await createLocalReq({ user: { ...admin, collection: 'users' } }, payload)
  const until = now().getTime()
  await inStoryTime(payload, (moveTo) =>
    inTransaction(req, async () => {
      moveTo(Math.min(begins, until))
      await payload.updateGlobal({ slug: 'bureau', data: bureau, depth: 0, overrideAccess: true, req })
      const desk = openDesk({ payload, req, when: whenFrom(until) })
      await tellAll({ stories, desk, moveTo, until, onStory })
      await seedMicroblogs({ desk, req })
    }),
  )
}
