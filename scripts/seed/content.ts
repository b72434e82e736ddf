import { createLocalReq, type Payload } from 'payload'
import { inTransaction } from '../../cms/workflow/records.ts'
import { bureau } from './bureau.ts'
import { openDesk, type Story } from './desk.ts'
import { mailOf } from './people.ts'
import { certificateReady } from './stories/certificate-ready.ts'
import { closedShopWaiting } from './stories/closed-shop-waiting.ts'
import { commentary } from './stories/commentary.ts'
import { decemberNotice } from './stories/december-notice.ts'
import { depositReturned } from './stories/deposit-returned.ts'
import { exam } from './stories/exam.ts'
import { feeRumour } from './stories/fee-rumour.ts'
import { flexibleWork } from './stories/flexible-work.ts'
import { injuryDraft } from './stories/injury-draft.ts'
import { interview } from './stories/interview.ts'
import { jobFair } from './stories/job-fair.ts'
import { medicalWaiting } from './stories/medical-waiting.ts'
import { openMentions } from './stories/open-mentions.ts'
import { pensionRumour } from './stories/pension-rumour.ts'
import { press } from './stories/press.ts'
import { probationWaiting } from './stories/probation-waiting.ts'
import { retirementRumour } from './stories/retirement-rumour.ts'
import { skillSubsidy } from './stories/skill-subsidy.ts'
import { socialCard } from './stories/social-card.ts'
import { unansweredCases } from './stories/unanswered-cases.ts'
import { unemployment } from './stories/unemployment.ts'
import { wages } from './stories/wages.ts'

/** In the order in which the site shows them, oldest first; what is still under way comes last. */
const stories: Story[] = [
  flexibleWork,
  skillSubsidy,
  jobFair,
  feeRumour,
  unemployment,
  commentary,
  press,
  wages,
  exam,
  socialCard,
  retirementRumour,
  interview,
  pensionRumour,
  injuryDraft,
  medicalWaiting,
  probationWaiting,
  closedShopWaiting,
  depositReturned,
  certificateReady,
  decemberNotice,
  unansweredCases,
  openMentions,
]
export const storyCount = stories.length

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
  await inTransaction(req, async () => {
    await payload.updateGlobal({ slug: 'bureau', data: bureau, depth: 0, overrideAccess: true, req })
    const desk = openDesk({ payload, req })
    for (const story of stories) {
      await story(desk)
      onStory()
      await new Promise(setImmediate)
    }
  })
}
