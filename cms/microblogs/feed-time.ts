const hasZone = /(?:Z|[+-]\d{2}:?\d{2}|\b(?:GMT|UTC?|[ECMP][SD]T))\s*$|[+-]\d{4}\s+\d{4}\s*$/i
const chinese = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*$/

/** Posts of the future or from before there was a web are clocks gone wrong. */
const tolerance = 10 * 60_000
const earliest = Date.UTC(1990, 0, 1)

/** A time as feeds write it, as an ISO instant. Without a zone, and where it says CST, it is Chinese time. Null: none that can be. */
export const feedTime = (given: string | null | undefined, now: Date): string | null => {
  const text = given?.trim().replace(/\bCST\b/, '+0800')
  if (!text) return null
  const local = chinese.exec(text)
  const time = local ? inShanghai(local) : Date.parse(hasZone.test(text) ? text : `${text} +0800`)
  const isPossible = !Number.isNaN(time) && time >= earliest && time <= now.getTime() + tolerance
  return isPossible ? new Date(time).toISOString() : null
}

const inShanghai = ([, year, month, day, hour = '0', minute = '0', second = '0']: RegExpExecArray) =>
  Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour) - 8, Number(minute), Number(second))
