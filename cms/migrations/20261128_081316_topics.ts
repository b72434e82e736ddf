import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`topic_renames\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`reason\` text NOT NULL,
  	\`renamed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`topic_renames_from_idx\` ON \`topic_renames\` (\`from\`);`)
  await db.run(sql`CREATE INDEX \`topic_renames_to_idx\` ON \`topic_renames\` (\`to\`);`)
  await db.run(sql`CREATE INDEX \`topic_renames_renamed_at_idx\` ON \`topic_renames\` (\`renamed_at\`);`)
  await db.run(sql`CREATE INDEX \`topic_renames_updated_at_idx\` ON \`topic_renames\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`topic_renames_created_at_idx\` ON \`topic_renames\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`topic_renames\`;`)
}
