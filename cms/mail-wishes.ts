/** How a person wants to hear of things by mail. */
export const mailWishes = {
  each: { zh: '每件事一封', en: 'One mail a matter' },
  digest: { zh: '每天早上八点半汇总一封', en: 'One mail a day, at 08:30' },
  none: { zh: '不发邮件', en: 'No mail' },
} as const
export type MailWish = keyof typeof mailWishes
export const mailWishNames = Object.keys(mailWishes) as [MailWish, ...MailWish[]]
