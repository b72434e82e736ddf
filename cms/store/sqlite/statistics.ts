import type { Payload } from 'payload'
import type { StoreClient } from './store-client.ts'

/** Writes after which lists may have changed shape. */
export const writesBetweenRefreshes = 5000
export const writesWorthARefresh = 200

// ANALYZE freezes the event loop, so a running store takes a sample. Not SQLite's usual 400: a column that holds one
// value everywhere looks as if that value were as rare as the sample is small, and the planner then trusts its index.
const sampledRows = 2000

/** After a bulk load: without exact statistics SQLite sorts whole tables for a list of ten. */
export async function analyse(payload: Payload): Promise<void> {
  const { client } = payload.db as { client?: Partial<StoreClient> }
  if (client?.exclusively) await measure(client as StoreClient, 0)
}

export async function refreshStatistics(client: StoreClient): Promise<void> {
  await measure(client, sampledRows)
}

export async function hasStatistics(client: StoreClient): Promise<boolean> {
  const { rows } = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
  return rows.length > 0
}

async function measure(client: StoreClient, rows: number): Promise<void> {
  // Other connections read statistics together with the schema, so the schema has to look changed.
  await client.exclusively((writer) =>
    writer.script(
      `PRAGMA analysis_limit = ${rows}; BEGIN IMMEDIATE; ANALYZE; ` +
        'CREATE VIEW statistics_changed AS SELECT 1; DROP VIEW statistics_changed; COMMIT',
    ),
  )
}
