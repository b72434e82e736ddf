export { shortTime } from '../../content/schema/short-time.ts'

const exact = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** `2026-11-23 10:05:09`, Shanghai. */
export const exactTime = (at: string | Date): string => exact.format(new Date(at))
