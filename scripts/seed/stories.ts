import type { Story } from './agenda.ts'
import { averageReturned } from './stories/average-returned.ts'
import { cardPhotoReady } from './stories/card-photo-ready.ts'
import { cardRumour } from './stories/card-rumour.ts'
import { certificateReady } from './stories/certificate-ready.ts'
import { closedShopWaiting } from './stories/closed-shop-waiting.ts'
import { comingConference } from './stories/coming-conference.ts'
import { commentary } from './stories/commentary.ts'
import { countySaturday } from './stories/county-saturday.ts'
import { dailyInterview } from './stories/daily-interview.ts'
import { decemberNotice } from './stories/december-notice.ts'
import { depositReturned } from './stories/deposit-returned.ts'
import { eContract } from './stories/e-contract.ts'
import { exam } from './stories/exam.ts'
import { examMoved } from './stories/exam-moved.ts'
import { examRumour } from './stories/exam-rumour.ts'
import { faceCheck } from './stories/face-check.ts'
import { feeRumour } from './stories/fee-rumour.ts'
import { flexibleWork } from './stories/flexible-work.ts'
import { floodedHall } from './stories/flooded-hall.ts'
import { graduatesInterview } from './stories/graduates-interview.ts'
import { grantRumourDraft } from './stories/grant-rumour-draft.ts'
import { heatAllowance } from './stories/heat-allowance.ts'
import { injuryDraft } from './stories/injury-draft.ts'
import { injuryLimits } from './stories/injury-limits.ts'
import { interview } from './stories/interview.ts'
import { jobFair } from './stories/job-fair.ts'
import { lastPayment } from './stories/last-payment.ts'
import { marketMove } from './stories/market-move.ts'
import { medicalWaiting } from './stories/medical-waiting.ts'
import { openMentions } from './stories/open-mentions.ts'
import { overtimeToday } from './stories/overtime-today.ts'
import { pensionRumour } from './stories/pension-rumour.ts'
import { platformCommentary } from './stories/platform-commentary.ts'
import { press } from './stories/press.ts'
import { press2024 } from './stories/press-2024.ts'
import { probationCommentary } from './stories/probation-commentary.ts'
import { probationWaiting } from './stories/probation-waiting.ts'
import { proxyAnswer } from './stories/proxy-answer.ts'
import { queueHours } from './stories/queue-hours.ts'
import { retirementRumour } from './stories/retirement-rumour.ts'
import { skillSubsidy } from './stories/skill-subsidy.ts'
import { socialCard } from './stories/social-card.ts'
import { titleReview } from './stories/title-review.ts'
import { traineeList } from './stories/trainee-list.ts'
import { trainingCatalogue } from './stories/training-catalogue.ts'
import { unansweredCases } from './stories/unanswered-cases.ts'
import { unemployment } from './stories/unemployment.ts'
import { unpaidList } from './stories/unpaid-list.ts'
import { wages } from './stories/wages.ts'
import { yearEndClosing } from './stories/year-end-closing.ts'

/** Every story of the demo; when each step is told, the steps say themselves. */
export const stories: readonly Story[] = [
  press2024,
  yearEndClosing,
  cardRumour,
  trainingCatalogue,
  faceCheck,
  graduatesInterview,
  heatAllowance,
  floodedHall,
  examRumour,
  probationCommentary,
  proxyAnswer,
  eContract,
  unpaidList,
  traineeList,
  titleReview,
  platformCommentary,
  queueHours,
  injuryLimits,
  marketMove,
  examMoved,
  comingConference,
  grantRumourDraft,
  dailyInterview,
  countySaturday,
  averageReturned,
  cardPhotoReady,
  lastPayment,
  overtimeToday,
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
  ...unansweredCases,
  ...openMentions,
]
