import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

/** By table: where its links to units stand. */
const concerning = [
  'mentions',
  'cases',
  'statements',
  'slips',
  'comments',
  'releases',
  'deliveries',
  'microblog_posts',
  'files',
  'preview_links',
]

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`mentions\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`createdAt_reach_title_idx\` ON \`mentions\` (\`created_at\`,\`reach\`,\`title\`);`)
  await db.run(sql`ALTER TABLE \`cases\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`detectedAt_createdAt_reach_title_idx\` ON \`cases\` (\`detected_at\`,\`created_at\`,\`reach\`,\`title\`);`)
  await db.run(sql`ALTER TABLE \`statements\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`updatedAt_createdAt_reach_title_idx\` ON \`statements\` (\`updated_at\`,\`created_at\`,\`reach\`,\`title\`);`)
  await db.run(sql`ALTER TABLE \`_statements_v\` ADD \`version_reach\` text;`)
  await db.run(sql`CREATE INDEX \`version_updatedAt_version_createdAt_version_reach_versio_idx\` ON \`_statements_v\` (\`version_updated_at\`,\`version_created_at\`,\`version_reach\`,\`version_title\`);`)
  await db.run(sql`ALTER TABLE \`slips\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`at_createdAt_reach_act_idx\` ON \`slips\` (\`at\`,\`created_at\`,\`reach\`,\`act\`);`)
  await db.run(sql`ALTER TABLE \`comments\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`at_createdAt_reach_text_idx\` ON \`comments\` (\`at\`,\`created_at\`,\`reach\`,\`text\`);`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`sequence_createdAt_reach_title_idx\` ON \`releases\` (\`sequence\`,\`created_at\`,\`reach\`,\`title\`);`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`sequence_createdAt_reach_release_idx\` ON \`deliveries\` (\`sequence\`,\`created_at\`,\`reach\`,\`release\`);`)
  await db.run(sql`ALTER TABLE \`microblog_posts\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`publishedAt_createdAt_reach_excerpt_idx\` ON \`microblog_posts\` (\`published_at\`,\`created_at\`,\`reach\`,\`excerpt\`);`)
  await db.run(sql`ALTER TABLE \`_microblog_posts_v\` ADD \`version_reach\` text;`)
  await db.run(sql`CREATE INDEX \`compound_index_idx\` ON \`_microblog_posts_v\` (\`version_published_at\`,\`version_created_at\`,\`version_reach\`,\`version_excerpt\`);`)
  await db.run(sql`ALTER TABLE \`files\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`createdAt_reach_title_1_idx\` ON \`files\` (\`created_at\`,\`reach\`,\`title\`);`)
  await db.run(sql`ALTER TABLE \`preview_links\` ADD \`reach\` text;`)
  await db.run(sql`CREATE INDEX \`sharedAt_createdAt_reach_name_idx\` ON \`preview_links\` (\`shared_at\`,\`created_at\`,\`reach\`,\`name\`);`)
  // Back at the next start; what is filled in here is drawn from links that stay as they are.
  for (const table of ['releases', 'slips']) await db.run(sql.raw(`DROP TRIGGER IF EXISTS \`keep_${table}_update\`;`))
  for (const table of concerning)
    await db.run(
      sql.raw(`UPDATE \`${table}\` SET \`reach\` = coalesce((
        SELECT ',' || group_concat(unit, ',') || ',' FROM (
          SELECT units_id AS unit FROM \`${table}_rels\` r
           WHERE r.parent_id = \`${table}\`.id AND r.path = 'concerned' AND units_id IS NOT NULL ORDER BY units_id
        )), '');`),
    )
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`createdAt_reach_title_idx\`;`)
  await db.run(sql`ALTER TABLE \`mentions\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`detectedAt_createdAt_reach_title_idx\`;`)
  await db.run(sql`ALTER TABLE \`cases\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`updatedAt_createdAt_reach_title_idx\`;`)
  await db.run(sql`ALTER TABLE \`statements\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`version_updatedAt_version_createdAt_version_reach_versio_idx\`;`)
  await db.run(sql`ALTER TABLE \`_statements_v\` DROP COLUMN \`version_reach\`;`)
  await db.run(sql`DROP INDEX \`at_createdAt_reach_act_idx\`;`)
  await db.run(sql`ALTER TABLE \`slips\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`at_createdAt_reach_text_idx\`;`)
  await db.run(sql`ALTER TABLE \`comments\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`sequence_createdAt_reach_title_idx\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`sequence_createdAt_reach_release_idx\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`publishedAt_createdAt_reach_excerpt_idx\`;`)
  await db.run(sql`ALTER TABLE \`microblog_posts\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`compound_index_idx\`;`)
  await db.run(sql`ALTER TABLE \`_microblog_posts_v\` DROP COLUMN \`version_reach\`;`)
  await db.run(sql`DROP INDEX \`createdAt_reach_title_1_idx\`;`)
  await db.run(sql`ALTER TABLE \`files\` DROP COLUMN \`reach\`;`)
  await db.run(sql`DROP INDEX \`sharedAt_createdAt_reach_name_idx\`;`)
  await db.run(sql`ALTER TABLE \`preview_links\` DROP COLUMN \`reach\`;`)
}
