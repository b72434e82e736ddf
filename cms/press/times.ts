const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** Mon, 23 Nov 2026, 10:00; Shanghai. */
export const appointmentInEnglish = (at: string): string => english.format(new Date(at))
