import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`alarms\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`at\` text NOT NULL,
  	\`last_at\` text NOT NULL,
  	\`count\` numeric DEFAULT 1 NOT NULL,
  	\`acknowledged_at\` text,
  	\`acknowledged_by_id\` text(36),
  	\`comment\` text,
  	\`names\` text DEFAULT '[]' NOT NULL,
  	\`more\` numeric DEFAULT 0 NOT NULL,
  	\`detail\` text NOT NULL,
  	\`told_at\` text NOT NULL,
  	\`fingerprint\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`acknowledged_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`alarms_kind_idx\` ON \`alarms\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`alarms_state_idx\` ON \`alarms\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`alarms_acknowledged_by_idx\` ON \`alarms\` (\`acknowledged_by_id\`);`)
  await db.run(sql`CREATE INDEX \`alarms_updated_at_idx\` ON \`alarms\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`alarms_created_at_idx\` ON \`alarms\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`fingerprint_toldAt_idx\` ON \`alarms\` (\`fingerprint\`,\`told_at\`);`)
  await db.run(sql`CREATE INDEX \`state_at_idx\` ON \`alarms\` (\`state\`,\`at\`);`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`checked_at\` text;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`check_result\` text;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`checks\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`tries\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`next_try_at\` text;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`alarmed_at\` text;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`due_at\` text;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`reason\` text;`)
  await db.run(sql`CREATE INDEX \`state_dueAt_idx\` ON \`deliveries\` (\`state\`,\`due_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`alarms\`;`)
  await db.run(sql`DROP INDEX \`state_dueAt_idx\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`checked_at\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`check_result\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`checks\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`tries\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`next_try_at\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`alarmed_at\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`due_at\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`reason\`;`)
}
