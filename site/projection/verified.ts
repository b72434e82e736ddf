import { type Section, sections } from '../../content/schema/kinds.ts'
import { numberText, verifyDigits } from '../format/address.ts'
import { all } from './query.ts'

/** One edition as the verification page shows it. `now`: what became of it. */
export type Verified = {
  path: string
  title: string
  edition: number
  digest: string
  at: string
  now: 'live' | 'replaced' | 'withdrawn'
}

type Row = {
  digest: string
  section: Section
  year: number
  number: number
  edition: number
  released_at: string
  title: string
  live: number
  current: number
}

/** Editions whose digest begins with these hex digits. */
export const verifiedUnder = (prefix: string): Verified[] =>
  all<Row>(
    `select e.digest, e.section, e.year, e.number, e.edition, e.released_at, d.title, d.live, d.edition as current
     from edition as e join document as d using (section, year, number, transcript)
     where e.code >= ? and e.code < ? and e.act <> 'withdraw' order by e.code, e.sequence`,
    prefix,
    `${prefix}g`,
  ).map(({ section, year, number, released_at, live, current, ...row }) => ({
    path: `/${section}/${year}/${number}/`,
    // A withdrawn text keeps its title on its own page alone.
    title: live ? row.title : `${sections[section].zh}${numberText({ year, number })}`,
    edition: row.edition,
    digest: row.digest,
    at: released_at,
    now: live === 0 ? 'withdrawn' : row.edition === current ? 'live' : 'replaced',
  }))

/** Files of which there are editions, by the code of one of each. */
export const verifyCodes = (): string[] =>
  all<{ code: string }>(
    `select min(code) as code from edition where act <> 'withdraw' group by substr(code, 1, ?) order by 1`,
    verifyDigits,
  ).map(({ code }) => code)
