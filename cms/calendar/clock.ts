/** The one clock of the back office. Tests move it; the product reads it and nothing else for "now". */
let offset = 0
export const now = (): Date => new Date(Date.now() + offset)
export const moveClock = (milliseconds: number): void => {
  offset += milliseconds
}
/** Calendar year in Shanghai, which numbers are counted by. */
export const shanghaiYear = (date: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(date))
