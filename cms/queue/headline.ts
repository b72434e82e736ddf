import type { Words } from '../language.ts'
import type { Scope } from './question.ts'
import { left } from './time-left.ts'

type Given = { total: number; late: number; firstDue: Date | null; now: Date; scope?: Scope }

const counted: Record<Scope, (total: number) => Words> = {
  mine: (total) => ({
    zh: `${total} 件等您办理`,
    en: `${total} ${total === 1 ? 'thing waits' : 'things wait'} for you`,
  }),
  unit: (total) => ({ zh: `本单位 ${total} 件未办`, en: `${total} open in your unit` }),
  all: (total) => ({ zh: `全局 ${total} 件未办`, en: `${total} open in the whole house` }),
}
const none: Record<Scope, Words> = {
  mine: { zh: '没有等您办理的事', en: 'Nothing waits for you' },
  unit: { zh: '本单位没有未办的事', en: 'Nothing is open in your unit' },
  all: { zh: '没有未办的事', en: 'Nothing is open' },
}

/** The first line of the desk: how much waits, and how urgent the most urgent is. */
export const headline = ({ total, late, firstDue, now, scope = 'mine' }: Given): Words => {
  if (total === 0) return none[scope]
  const count = counted[scope](total)
  if (!firstDue) return { zh: `${count.zh}，都没有时限`, en: `${count.en}, none with a deadline` }
  const rest = left(firstDue, now)
  if (late > 0)
    return {
      zh: `${count.zh}，${late} 件已超时，最久的${rest.zh}`,
      en: `${count.en}, ${late} overdue; the oldest is ${rest.en}`,
    }
  return { zh: `${count.zh}，最急的${rest.zh}`, en: `${count.en}; the most urgent has ${rest.en}` }
}
