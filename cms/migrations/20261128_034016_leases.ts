import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`leases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`owner\` text NOT NULL,
  	\`fence\` numeric NOT NULL,
  	\`until\` numeric NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`leases_name_idx\` ON \`leases\` (\`name\`);`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_mentions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`url\` text,
  	\`source_kind\` text NOT NULL,
  	\`published_at\` text,
  	\`author\` text,
  	\`counters\` text,
  	\`state\` text DEFAULT 'new',
  	\`case_id\` text(36),
  	\`dismiss_reason\` text,
  	\`captured_by_id\` text(36),
  	\`reach\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`case_id\`) REFERENCES \`cases\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`captured_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_mentions\`("id", "title", "text", "url", "source_kind", "published_at", "author", "counters", "state", "case_id", "dismiss_reason", "captured_by_id", "reach", "updated_at", "created_at") SELECT "id", "title", "text", "url", "source_kind", "published_at", "author", "counters", "state", "case_id", "dismiss_reason", "captured_by_id", "reach", "updated_at", "created_at" FROM \`mentions\`;`)
  await db.run(sql`DROP TABLE \`mentions\`;`)
  await db.run(sql`ALTER TABLE \`__new_mentions\` RENAME TO \`mentions\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`mentions_title_idx\` ON \`mentions\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`mentions_source_kind_idx\` ON \`mentions\` (\`source_kind\`);`)
  await db.run(sql`CREATE INDEX \`mentions_published_at_idx\` ON \`mentions\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`mentions_state_idx\` ON \`mentions\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`mentions_case_idx\` ON \`mentions\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`mentions_captured_by_idx\` ON \`mentions\` (\`captured_by_id\`);`)
  await db.run(sql`CREATE INDEX \`mentions_updated_at_idx\` ON \`mentions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mentions_created_at_idx\` ON \`mentions\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_createdAt_idx\` ON \`mentions\` (\`state\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`createdAt_reach_title_idx\` ON \`mentions\` (\`created_at\`,\`reach\`,\`title\`);`)
  await db.run(sql`CREATE TABLE \`__new_cases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`summary\` text,
  	\`lead_unit_id\` text(36) NOT NULL,
  	\`detected_at\` text,
  	\`state\` text DEFAULT 'open',
  	\`reach\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`lead_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_cases\`("id", "title", "kind", "summary", "lead_unit_id", "detected_at", "state", "reach", "updated_at", "created_at") SELECT "id", "title", "kind", "summary", "lead_unit_id", "detected_at", "state", "reach", "updated_at", "created_at" FROM \`cases\`;`)
  await db.run(sql`DROP TABLE \`cases\`;`)
  await db.run(sql`ALTER TABLE \`__new_cases\` RENAME TO \`cases\`;`)
  await db.run(sql`CREATE INDEX \`cases_title_idx\` ON \`cases\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`cases_kind_idx\` ON \`cases\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`cases_lead_unit_idx\` ON \`cases\` (\`lead_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`cases_detected_at_idx\` ON \`cases\` (\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_state_idx\` ON \`cases\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`cases_updated_at_idx\` ON \`cases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_created_at_idx\` ON \`cases\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_detectedAt_idx\` ON \`cases\` (\`state\`,\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`leadUnit_state_detectedAt_idx\` ON \`cases\` (\`lead_unit_id\`,\`state\`,\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`detectedAt_createdAt_reach_title_idx\` ON \`cases\` (\`detected_at\`,\`created_at\`,\`reach\`,\`title\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`leases\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_mentions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`url\` text,
  	\`source_kind\` text NOT NULL,
  	\`published_at\` text,
  	\`author\` text,
  	\`counters\` text,
  	\`state\` text DEFAULT 'new' NOT NULL,
  	\`case_id\` text(36),
  	\`dismiss_reason\` text,
  	\`captured_by_id\` text(36),
  	\`reach\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`case_id\`) REFERENCES \`cases\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`captured_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_mentions\`("id", "title", "text", "url", "source_kind", "published_at", "author", "counters", "state", "case_id", "dismiss_reason", "captured_by_id", "reach", "updated_at", "created_at") SELECT "id", "title", "text", "url", "source_kind", "published_at", "author", "counters", "state", "case_id", "dismiss_reason", "captured_by_id", "reach", "updated_at", "created_at" FROM \`mentions\`;`)
  await db.run(sql`DROP TABLE \`mentions\`;`)
  await db.run(sql`ALTER TABLE \`__new_mentions\` RENAME TO \`mentions\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`mentions_title_idx\` ON \`mentions\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`mentions_source_kind_idx\` ON \`mentions\` (\`source_kind\`);`)
  await db.run(sql`CREATE INDEX \`mentions_published_at_idx\` ON \`mentions\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`mentions_state_idx\` ON \`mentions\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`mentions_case_idx\` ON \`mentions\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`mentions_captured_by_idx\` ON \`mentions\` (\`captured_by_id\`);`)
  await db.run(sql`CREATE INDEX \`mentions_updated_at_idx\` ON \`mentions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mentions_created_at_idx\` ON \`mentions\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_createdAt_idx\` ON \`mentions\` (\`state\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`createdAt_reach_title_idx\` ON \`mentions\` (\`created_at\`,\`reach\`,\`title\`);`)
  await db.run(sql`CREATE TABLE \`__new_cases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`summary\` text,
  	\`lead_unit_id\` text(36) NOT NULL,
  	\`detected_at\` text,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`reach\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`lead_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_cases\`("id", "title", "kind", "summary", "lead_unit_id", "detected_at", "state", "reach", "updated_at", "created_at") SELECT "id", "title", "kind", "summary", "lead_unit_id", "detected_at", "state", "reach", "updated_at", "created_at" FROM \`cases\`;`)
  await db.run(sql`DROP TABLE \`cases\`;`)
  await db.run(sql`ALTER TABLE \`__new_cases\` RENAME TO \`cases\`;`)
  await db.run(sql`CREATE INDEX \`cases_title_idx\` ON \`cases\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`cases_kind_idx\` ON \`cases\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`cases_lead_unit_idx\` ON \`cases\` (\`lead_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`cases_detected_at_idx\` ON \`cases\` (\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_state_idx\` ON \`cases\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`cases_updated_at_idx\` ON \`cases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_created_at_idx\` ON \`cases\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_detectedAt_idx\` ON \`cases\` (\`state\`,\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`leadUnit_state_detectedAt_idx\` ON \`cases\` (\`lead_unit_id\`,\`state\`,\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`detectedAt_createdAt_reach_title_idx\` ON \`cases\` (\`detected_at\`,\`created_at\`,\`reach\`,\`title\`);`)
}
