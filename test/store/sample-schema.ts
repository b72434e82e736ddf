import { sql } from '@payloadcms/db-sqlite'
import { BasePayload } from 'payload'
import type { StoreMigration } from '../../cms/store/sqlite/migrations.ts'
import { sampleConfig } from './sample-config.ts'

/** What `payload migrate:create` would put into the first migration of the sample collections. */
export async function sampleStatements(): Promise<string[]> {
  const payload = await new BasePayload().init({
    config: sampleConfig({ file: 'never-opened.db' }),
    disableDBConnect: true,
    disableOnInit: true,
  })
  const { generateDrizzleJson, generateMigration } = payload.db.requireDrizzleKit()
  const nothing = payload.db.defaultDrizzleSnapshot
  return await generateMigration(nothing as never, (await generateDrizzleJson(payload.db.schema)) as never)
}

export function migrationOf(name: string, statements: readonly string[]): StoreMigration {
  return {
    name,
    up: async ({ db }) => {
      for (const statement of statements) await db.run(sql.raw(statement))
    },
    down: async () => {},
  }
}
