const hour = 3_600_000
const day = 24 * hour
/** Shanghai has kept UTC+8 without summer time since 1991. */
const ahead = 8 * hour

/** Midnight in Shanghai of the day of `date`. */
export const shanghaiDayStart = (date: Date): Date => new Date(Math.floor((date.getTime() + ahead) / day) * day - ahead)
