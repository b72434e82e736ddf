import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { scene } from './current.ts'

const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

/** A statement prepared once for each database. */
export const prepare = (database: DatabaseSync, sql: string): StatementSync => {
  const known = prepared.get(database) ?? new Map<string, StatementSync>()
  prepared.set(database, known)
  const statement = known.get(sql) ?? database.prepare(sql)
  known.set(sql, statement)
  return statement
}

export const all = <Row>(sql: string, ...values: (string | number)[]): Row[] =>
  prepare(scene().database, sql).all(...values) as Row[]

export const one = <Row>(sql: string, ...values: (string | number)[]): Row | undefined =>
  prepare(scene().database, sql).get(...values) as Row | undefined
