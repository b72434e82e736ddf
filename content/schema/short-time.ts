const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** `2026-11-23 10:05`, Shanghai. */
export const shortTime = (at: string): string => format.format(new Date(at))
