import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import { statementName } from './fault.ts'
import type { Wrapping } from './wrap-files.ts'

type Exec = (this: object, sql: string) => unknown
type Prepared = { source?: string; sourceSQL?: string }

const fileOf = (name: string) => join(process.env.HUIYING_HOME ?? '', name)
const hold = (milliseconds: number) => {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

const judged = ({ judge, die }: Wrapping, sql: string, database: string) => {
  const name = statementName(sql)
  if (!name) return
  const verdict = judge(name, fileOf(database))
  // As SQLite itself says when its file cannot be written.
  if (!verdict.goesOn)
    throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })
  hold(verdict.wait)
  if (verdict.isTorn) die()
}

/** The projection of the publisher. */
export const wrapSqlite = (wrapping: Wrapping) => {
  const exec = DatabaseSync.prototype.exec as unknown as Exec
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    judged(wrapping, sql, 'publisher/projection.db')
    exec.call(this, sql)
  }
  const { run } = StatementSync.prototype
  StatementSync.prototype.run = function (this: StatementSync, ...given: never[]) {
    judged(wrapping, this.sourceSQL, 'publisher/projection.db')
    return run.apply(this, given as unknown as Parameters<typeof run>)
  } as typeof run
}

/** The store of the back office: every statement goes through a prepared one, or through a script. */
export const wrapLibsql = (wrapping: Wrapping) => {
  const load = createRequire(import.meta.url)
  const Database = load('libsql') as { prototype: { exec: Exec; prepare: (sql: string) => Prepared } }
  const { exec, prepare } = Database.prototype
  Database.prototype.exec = function (sql) {
    judged(wrapping, sql, 'huiying.db')
    return exec.call(this, sql)
  }
  Database.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql)
    const methods = statement as unknown as Record<string, (...given: unknown[]) => unknown>
    for (const name of ['run', 'all', 'iterate']) {
      const inner = methods[name]?.bind(statement)
      if (inner)
        methods[name] = (...given) => {
          judged(wrapping, sql, 'huiying.db')
          return inner(...given)
        }
    }
    return statement
  }
}
