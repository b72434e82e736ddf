import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Cms, Json } from './cms.ts'

/** The database of a test, read past the product: to see what a request left there, or that it left nothing. */
export const openLedger = (cms: Cms) => {
  const database = new DatabaseSync(path.join(cms.home, 'huiying.db'), { readOnly: true })
  const rows = (sql: string, ...given: string[]): Json[] => database.prepare(sql).all(...given)
  const tied = (table: string, column: string, id: string) =>
    rows(`SELECT * FROM "${table}" WHERE "${column}" = ? ORDER BY id`, id)
  return {
    rows,
    /** Changes with every commit of any other connection, whatever it wrote and wherever. */
    commits: (): number => Number(rows('PRAGMA data_version')[0].data_version),
    /** A statement with everything that hangs on it. */
    of: (id: string): Json => ({
      statement: tied('statements', 'id', id),
      relations: tied('statements_rels', 'parent_id', id),
      versions: tied('_statements_v', 'parent_id', id).length,
      slips: tied('slips', 'statement_id', id),
      releases: tied('releases', 'subject', id),
      deliveries: tied('deliveries', 'subject', id),
      invitations: tied('invitations', 'statement_id', id),
      journal: tied('journal', 'subject', id),
    }),
  }
}
