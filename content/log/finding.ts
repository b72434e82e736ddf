/**
 * What a check found at a path below its folder. `pending`: begun and not yet in the log, nobody is shown it; `expunged`: the
 * text left the record with an entry that says so. These two are no faults.
 */
export type Finding = { path: string; what: 'differs' | 'missing' | 'extra' | 'pending' | 'expunged'; why: string }

export const isFault = ({ what }: Finding) => what !== 'pending' && what !== 'expunged'
