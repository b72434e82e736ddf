import { sql } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { expect, test } from 'vitest'
import { analyse } from '../../cms/store/sqlite/statistics.ts'
import { newFile, opened } from './opened.ts'

const query = "SELECT * FROM probe WHERE latest = 1 AND kind = 'k7'"

async function run(payload: Payload, statement: string) {
  return (await payload.db.drizzle.run(sql.raw(statement))).rows
}

test('analyse reaches the connections that are already open, in other processes as well', async () => {
  const file = newFile()
  const loader = await opened({ file })
  await run(loader, 'CREATE TABLE probe (id integer PRIMARY KEY, latest integer, kind text)')
  await run(loader, 'CREATE INDEX by_latest ON probe (latest)')
  await run(loader, 'CREATE INDEX by_kind ON probe (kind)')
  await run(
    loader,
    `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000)
     INSERT INTO probe SELECT x, 1, 'k' || (x % 1000) FROM n`,
  )
  await analyse(loader)
  expect(await run(loader, "SELECT stat FROM sqlite_stat1 WHERE idx = 'by_latest'")).toMatchObject([
    { stat: '20000 20000' },
  ])

  await run(loader, "UPDATE sqlite_stat1 SET stat = '20000 1' WHERE idx = 'by_latest'")
  const server = await opened({ file })
  await run(server, query)
  await analyse(loader)
  await run(server, query)
  const plan = (await run(server, `EXPLAIN QUERY PLAN ${query}`)).map(({ detail }) => String(detail)).join()
  expect(plan).toContain('by_kind')
})

test('a store that is not SQLite needs no analysis', async () => {
  await analyse({ db: {} } as Payload)
})
