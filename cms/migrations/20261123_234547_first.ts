import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`mentions\` (
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
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`case_id\`) REFERENCES \`cases\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`captured_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`mentions_title_idx\` ON \`mentions\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`mentions_source_kind_idx\` ON \`mentions\` (\`source_kind\`);`)
  await db.run(sql`CREATE INDEX \`mentions_published_at_idx\` ON \`mentions\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`mentions_state_idx\` ON \`mentions\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`mentions_case_idx\` ON \`mentions\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`mentions_captured_by_idx\` ON \`mentions\` (\`captured_by_id\`);`)
  await db.run(sql`CREATE INDEX \`mentions_updated_at_idx\` ON \`mentions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mentions_created_at_idx\` ON \`mentions\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_createdAt_idx\` ON \`mentions\` (\`state\`,\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`mentions_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`mentions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`mentions_rels_order_idx\` ON \`mentions_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`mentions_rels_parent_idx\` ON \`mentions_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`mentions_rels_path_idx\` ON \`mentions_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`mentions_rels_units_id_idx\` ON \`mentions_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`cases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`summary\` text,
  	\`lead_unit_id\` text(36) NOT NULL,
  	\`detected_at\` text,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`lead_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`cases_title_idx\` ON \`cases\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`cases_kind_idx\` ON \`cases\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`cases_lead_unit_idx\` ON \`cases\` (\`lead_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`cases_detected_at_idx\` ON \`cases\` (\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_state_idx\` ON \`cases\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`cases_updated_at_idx\` ON \`cases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_created_at_idx\` ON \`cases\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_detectedAt_idx\` ON \`cases\` (\`state\`,\`detected_at\`);`)
  await db.run(sql`CREATE INDEX \`leadUnit_state_detectedAt_idx\` ON \`cases\` (\`lead_unit_id\`,\`state\`,\`detected_at\`);`)
  await db.run(sql`CREATE TABLE \`cases_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	\`mentions_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`cases\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`mentions_id\`) REFERENCES \`mentions\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`cases_rels_order_idx\` ON \`cases_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`cases_rels_parent_idx\` ON \`cases_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`cases_rels_path_idx\` ON \`cases_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`cases_rels_units_id_idx\` ON \`cases_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE INDEX \`cases_rels_mentions_id_idx\` ON \`cases_rels\` (\`mentions_id\`);`)
  await db.run(sql`CREATE TABLE \`statements_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`statements_forms_order_idx\` ON \`statements_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`statements_forms_parent_idx\` ON \`statements_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`statements\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'response' NOT NULL,
  	\`case_id\` text(36),
  	\`title\` text NOT NULL,
  	\`summary\` text,
  	\`fields\` text,
  	\`content\` text,
  	\`issuing_unit_id\` text(36),
  	\`state\` text DEFAULT 'draft',
  	\`number\` numeric,
  	\`edition\` numeric DEFAULT 1,
  	\`digest\` text,
  	\`author_id\` text(36),
  	\`section\` text,
  	\`year\` numeric,
  	\`edition_act\` text DEFAULT 'publish' NOT NULL,
  	\`edition_reason\` text,
  	\`expunge\` text,
  	\`round\` numeric DEFAULT 1 NOT NULL,
  	\`touched\` text DEFAULT '[]' NOT NULL,
  	\`locked_body\` text,
  	\`released_edition\` numeric DEFAULT 0 NOT NULL,
  	\`live\` text,
  	\`scheduled_at\` text,
  	\`schedule_error\` text,
  	\`emergency\` text,
  	\`withdrawal_proposal\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`case_id\`) REFERENCES \`cases\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`issuing_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`author_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`statements_kind_idx\` ON \`statements\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`statements_case_idx\` ON \`statements\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`statements_title_idx\` ON \`statements\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`statements_issuing_unit_idx\` ON \`statements\` (\`issuing_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`statements_state_idx\` ON \`statements\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`statements_number_idx\` ON \`statements\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`statements_digest_idx\` ON \`statements\` (\`digest\`);`)
  await db.run(sql`CREATE INDEX \`statements_author_idx\` ON \`statements\` (\`author_id\`);`)
  await db.run(sql`CREATE INDEX \`statements_section_idx\` ON \`statements\` (\`section\`);`)
  await db.run(sql`CREATE INDEX \`statements_year_idx\` ON \`statements\` (\`year\`);`)
  await db.run(sql`CREATE INDEX \`statements_scheduled_at_idx\` ON \`statements\` (\`scheduled_at\`);`)
  await db.run(sql`CREATE INDEX \`statements_updated_at_idx\` ON \`statements\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`statements_created_at_idx\` ON \`statements\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_updatedAt_idx\` ON \`statements\` (\`state\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`issuingUnit_state_updatedAt_idx\` ON \`statements\` (\`issuing_unit_id\`,\`state\`,\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`state_scheduledAt_idx\` ON \`statements\` (\`state\`,\`scheduled_at\`);`)
  await db.run(sql`CREATE TABLE \`statements_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`statements_texts_order_parent\` ON \`statements_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`statements_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`files_id\` text,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`files_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`statements_rels_order_idx\` ON \`statements_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`statements_rels_parent_idx\` ON \`statements_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`statements_rels_path_idx\` ON \`statements_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`statements_rels_files_id_idx\` ON \`statements_rels\` (\`files_id\`);`)
  await db.run(sql`CREATE INDEX \`statements_rels_units_id_idx\` ON \`statements_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`_statements_v_version_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_statements_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_statements_v_version_forms_order_idx\` ON \`_statements_v_version_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_forms_parent_idx\` ON \`_statements_v_version_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_statements_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_kind\` text DEFAULT 'response' NOT NULL,
  	\`version_case_id\` text(36),
  	\`version_title\` text NOT NULL,
  	\`version_summary\` text,
  	\`version_fields\` text,
  	\`version_content\` text,
  	\`version_issuing_unit_id\` text(36),
  	\`version_state\` text DEFAULT 'draft',
  	\`version_number\` numeric,
  	\`version_edition\` numeric DEFAULT 1,
  	\`version_digest\` text,
  	\`version_author_id\` text(36),
  	\`version_section\` text,
  	\`version_year\` numeric,
  	\`version_edition_act\` text DEFAULT 'publish' NOT NULL,
  	\`version_edition_reason\` text,
  	\`version_expunge\` text,
  	\`version_round\` numeric DEFAULT 1 NOT NULL,
  	\`version_touched\` text DEFAULT '[]' NOT NULL,
  	\`version_locked_body\` text,
  	\`version_released_edition\` numeric DEFAULT 0 NOT NULL,
  	\`version_live\` text,
  	\`version_scheduled_at\` text,
  	\`version_schedule_error\` text,
  	\`version_emergency\` text,
  	\`version_withdrawal_proposal\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_case_id\`) REFERENCES \`cases\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_issuing_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_author_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_statements_v_parent_idx\` ON \`_statements_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_kind_idx\` ON \`_statements_v\` (\`version_kind\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_case_idx\` ON \`_statements_v\` (\`version_case_id\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_title_idx\` ON \`_statements_v\` (\`version_title\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_issuing_unit_idx\` ON \`_statements_v\` (\`version_issuing_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_state_idx\` ON \`_statements_v\` (\`version_state\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_number_idx\` ON \`_statements_v\` (\`version_number\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_digest_idx\` ON \`_statements_v\` (\`version_digest\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_author_idx\` ON \`_statements_v\` (\`version_author_id\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_section_idx\` ON \`_statements_v\` (\`version_section\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_year_idx\` ON \`_statements_v\` (\`version_year\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_scheduled_at_idx\` ON \`_statements_v\` (\`version_scheduled_at\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_updated_at_idx\` ON \`_statements_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_version_version_created_at_idx\` ON \`_statements_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_created_at_idx\` ON \`_statements_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_updated_at_idx\` ON \`_statements_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_state_version_updatedAt_idx\` ON \`_statements_v\` (\`version_state\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_issuingUnit_version_state_version_updatedAt_idx\` ON \`_statements_v\` (\`version_issuing_unit_id\`,\`version_state\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_state_version_scheduledAt_idx\` ON \`_statements_v\` (\`version_state\`,\`version_scheduled_at\`);`)
  await db.run(sql`CREATE TABLE \`_statements_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_statements_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_statements_v_texts_order_parent\` ON \`_statements_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_statements_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`files_id\` text,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_statements_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`files_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_statements_v_rels_order_idx\` ON \`_statements_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_rels_parent_idx\` ON \`_statements_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_rels_path_idx\` ON \`_statements_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_rels_files_id_idx\` ON \`_statements_v_rels\` (\`files_id\`);`)
  await db.run(sql`CREATE INDEX \`_statements_v_rels_units_id_idx\` ON \`_statements_v_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`slips\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`statement_id\` text(36) NOT NULL,
  	\`edition\` numeric NOT NULL,
  	\`round\` numeric NOT NULL,
  	\`act\` text NOT NULL,
  	\`digest\` text NOT NULL,
  	\`unit_id\` text(36),
  	\`role\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor_id\` text(36),
  	\`guest\` text,
  	\`invited_by_id\` text(36),
  	\`comment\` text,
  	\`slip_digest\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`statement_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`actor_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`invited_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`slips_statement_idx\` ON \`slips\` (\`statement_id\`);`)
  await db.run(sql`CREATE INDEX \`slips_digest_idx\` ON \`slips\` (\`digest\`);`)
  await db.run(sql`CREATE INDEX \`slips_unit_idx\` ON \`slips\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`slips_at_idx\` ON \`slips\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`slips_actor_idx\` ON \`slips\` (\`actor_id\`);`)
  await db.run(sql`CREATE INDEX \`slips_invited_by_idx\` ON \`slips\` (\`invited_by_id\`);`)
  await db.run(sql`CREATE INDEX \`slips_updated_at_idx\` ON \`slips\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`slips_created_at_idx\` ON \`slips\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`statement_edition_idx\` ON \`slips\` (\`statement_id\`,\`edition\`);`)
  await db.run(sql`CREATE TABLE \`slips_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`slips\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`slips_rels_order_idx\` ON \`slips_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`slips_rels_parent_idx\` ON \`slips_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`slips_rels_path_idx\` ON \`slips_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`slips_rels_units_id_idx\` ON \`slips_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`releases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`sequence\` numeric NOT NULL,
  	\`record_kind\` text NOT NULL,
  	\`key\` text NOT NULL,
  	\`number_key\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`kind\` text,
  	\`act\` text NOT NULL,
  	\`edition\` numeric,
  	\`digest\` text,
  	\`section\` text,
  	\`year\` numeric,
  	\`number\` numeric,
  	\`title\` text,
  	\`released_at\` text NOT NULL,
  	\`release\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`releases_sequence_idx\` ON \`releases\` (\`sequence\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`releases_key_idx\` ON \`releases\` (\`key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`releases_number_key_idx\` ON \`releases\` (\`number_key\`);`)
  await db.run(sql`CREATE INDEX \`releases_subject_idx\` ON \`releases\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`releases_kind_idx\` ON \`releases\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`releases_digest_idx\` ON \`releases\` (\`digest\`);`)
  await db.run(sql`CREATE INDEX \`releases_section_idx\` ON \`releases\` (\`section\`);`)
  await db.run(sql`CREATE INDEX \`releases_title_idx\` ON \`releases\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`releases_released_at_idx\` ON \`releases\` (\`released_at\`);`)
  await db.run(sql`CREATE INDEX \`releases_updated_at_idx\` ON \`releases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`releases_created_at_idx\` ON \`releases\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`section_year_number_idx\` ON \`releases\` (\`section\`,\`year\`,\`number\`);`)
  await db.run(sql`CREATE INDEX \`subject_edition_idx\` ON \`releases\` (\`subject\`,\`edition\`);`)
  await db.run(sql`CREATE TABLE \`releases_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`releases\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`releases_rels_order_idx\` ON \`releases_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`releases_rels_parent_idx\` ON \`releases_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`releases_rels_path_idx\` ON \`releases_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`releases_rels_units_id_idx\` ON \`releases_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`deliveries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`release\` text NOT NULL,
  	\`sequence\` numeric NOT NULL,
  	\`subject\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`url\` text,
  	\`written_at\` text,
  	\`live_at\` text,
  	\`error\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`deliveries_release_idx\` ON \`deliveries\` (\`release\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_sequence_idx\` ON \`deliveries\` (\`sequence\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_subject_idx\` ON \`deliveries\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_state_idx\` ON \`deliveries\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_updated_at_idx\` ON \`deliveries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_created_at_idx\` ON \`deliveries\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_sequence_idx\` ON \`deliveries\` (\`state\`,\`sequence\`);`)
  await db.run(sql`CREATE TABLE \`deliveries_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`deliveries\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`deliveries_rels_order_idx\` ON \`deliveries_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_rels_parent_idx\` ON \`deliveries_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_rels_path_idx\` ON \`deliveries_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_rels_units_id_idx\` ON \`deliveries_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`files\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`sha256\` text,
  	\`title\` text,
  	\`record\` text,
  	\`stored\` text,
  	\`uploaded_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	FOREIGN KEY (\`uploaded_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`files_title_idx\` ON \`files\` (\`title\`);`)
  await db.run(sql`CREATE INDEX \`files_uploaded_by_idx\` ON \`files\` (\`uploaded_by_id\`);`)
  await db.run(sql`CREATE INDEX \`files_updated_at_idx\` ON \`files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`files_created_at_idx\` ON \`files\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`files_filename_idx\` ON \`files\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`files_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`files_rels_order_idx\` ON \`files_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`files_rels_parent_idx\` ON \`files_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`files_rels_path_idx\` ON \`files_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`files_rels_units_id_idx\` ON \`files_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`users_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_roles_order_idx\` ON \`users_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_roles_parent_idx\` ON \`users_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users_sessions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`created_at\` text,
  	\`expires_at\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_sessions_order_idx\` ON \`users_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_sessions_parent_id_idx\` ON \`users_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`unit_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`users_unit_idx\` ON \`users\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
  await db.run(sql`CREATE TABLE \`units\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`region\` text NOT NULL,
  	\`contact\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`units_code_idx\` ON \`units\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`units_name_idx\` ON \`units\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`units_region_idx\` ON \`units\` (\`region\`);`)
  await db.run(sql`CREATE INDEX \`units_updated_at_idx\` ON \`units\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`units_created_at_idx\` ON \`units\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`units_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`units_texts_order_parent\` ON \`units_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`journal\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`sequence\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor\` text,
  	\`actor_name\` text,
  	\`role\` text,
  	\`unit\` text,
  	\`slug\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`act\` text NOT NULL,
  	\`from\` text,
  	\`to\` text,
  	\`edition\` numeric,
  	\`digest\` text,
  	\`detail\` text,
  	\`previous\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`journal_sequence_idx\` ON \`journal\` (\`sequence\`);`)
  await db.run(sql`CREATE INDEX \`journal_at_idx\` ON \`journal\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`journal_actor_idx\` ON \`journal\` (\`actor\`);`)
  await db.run(sql`CREATE INDEX \`journal_slug_idx\` ON \`journal\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`journal_subject_idx\` ON \`journal\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`journal_act_idx\` ON \`journal\` (\`act\`);`)
  await db.run(sql`CREATE INDEX \`journal_updated_at_idx\` ON \`journal\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`journal_created_at_idx\` ON \`journal\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`slug_subject_sequence_idx\` ON \`journal\` (\`slug\`,\`subject\`,\`sequence\`);`)
  await db.run(sql`CREATE TABLE \`invitations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`token_hash\` text NOT NULL,
  	\`statement_id\` text(36) NOT NULL,
  	\`edition\` numeric NOT NULL,
  	\`round\` numeric NOT NULL,
  	\`digest\` text NOT NULL,
  	\`unit_id\` text(36) NOT NULL,
  	\`invited_by_id\` text(36) NOT NULL,
  	\`sent_to\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`used_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`statement_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`invited_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`invitations_token_hash_idx\` ON \`invitations\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`invitations_statement_idx\` ON \`invitations\` (\`statement_id\`);`)
  await db.run(sql`CREATE INDEX \`invitations_unit_idx\` ON \`invitations\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`invitations_invited_by_idx\` ON \`invitations\` (\`invited_by_id\`);`)
  await db.run(sql`CREATE INDEX \`invitations_updated_at_idx\` ON \`invitations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`invitations_created_at_idx\` ON \`invitations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`idempotency\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`fingerprint\` text NOT NULL,
  	\`status\` numeric NOT NULL,
  	\`answer\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`idempotency_key_idx\` ON \`idempotency\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`idempotency_updated_at_idx\` ON \`idempotency\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`idempotency_created_at_idx\` ON \`idempotency\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_kv\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`data\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_kv_key_idx\` ON \`payload_kv\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`global_slug\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_global_slug_idx\` ON \`payload_locked_documents\` (\`global_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_updated_at_idx\` ON \`payload_locked_documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_created_at_idx\` ON \`payload_locked_documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`mentions_id\` text(36),
  	\`cases_id\` text(36),
  	\`statements_id\` text(36),
  	\`files_id\` text,
  	\`users_id\` text(36),
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`mentions_id\`) REFERENCES \`mentions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`cases_id\`) REFERENCES \`cases\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`statements_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`files_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mentions_id_idx\` ON \`payload_locked_documents_rels\` (\`mentions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_cases_id_idx\` ON \`payload_locked_documents_rels\` (\`cases_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_statements_id_idx\` ON \`payload_locked_documents_rels\` (\`statements_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_files_id_idx\` ON \`payload_locked_documents_rels\` (\`files_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_units_id_idx\` ON \`payload_locked_documents_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`value\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_key_idx\` ON \`payload_preferences\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_updated_at_idx\` ON \`payload_preferences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_created_at_idx\` ON \`payload_preferences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_preferences\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_order_idx\` ON \`payload_preferences_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_parent_idx\` ON \`payload_preferences_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_path_idx\` ON \`payload_preferences_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_users_id_idx\` ON \`payload_preferences_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_migrations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`batch\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_migrations_updated_at_idx\` ON \`payload_migrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_migrations_created_at_idx\` ON \`payload_migrations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`bureau\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`short_name\` text NOT NULL,
  	\`demo\` integer DEFAULT false,
  	\`region\` text,
  	\`address\` text,
  	\`phone\` text,
  	\`email\` text,
  	\`site_id_code\` text,
  	\`icp\` text,
  	\`police_record\` text,
  	\`colour\` text,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`installation\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`identity\` text,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`mentions\`;`)
  await db.run(sql`DROP TABLE \`mentions_rels\`;`)
  await db.run(sql`DROP TABLE \`cases\`;`)
  await db.run(sql`DROP TABLE \`cases_rels\`;`)
  await db.run(sql`DROP TABLE \`statements_forms\`;`)
  await db.run(sql`DROP TABLE \`statements\`;`)
  await db.run(sql`DROP TABLE \`statements_texts\`;`)
  await db.run(sql`DROP TABLE \`statements_rels\`;`)
  await db.run(sql`DROP TABLE \`_statements_v_version_forms\`;`)
  await db.run(sql`DROP TABLE \`_statements_v\`;`)
  await db.run(sql`DROP TABLE \`_statements_v_texts\`;`)
  await db.run(sql`DROP TABLE \`_statements_v_rels\`;`)
  await db.run(sql`DROP TABLE \`slips\`;`)
  await db.run(sql`DROP TABLE \`slips_rels\`;`)
  await db.run(sql`DROP TABLE \`releases\`;`)
  await db.run(sql`DROP TABLE \`releases_rels\`;`)
  await db.run(sql`DROP TABLE \`deliveries\`;`)
  await db.run(sql`DROP TABLE \`deliveries_rels\`;`)
  await db.run(sql`DROP TABLE \`files\`;`)
  await db.run(sql`DROP TABLE \`files_rels\`;`)
  await db.run(sql`DROP TABLE \`users_roles\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`units\`;`)
  await db.run(sql`DROP TABLE \`units_texts\`;`)
  await db.run(sql`DROP TABLE \`journal\`;`)
  await db.run(sql`DROP TABLE \`invitations\`;`)
  await db.run(sql`DROP TABLE \`idempotency\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
  await db.run(sql`DROP TABLE \`bureau\`;`)
  await db.run(sql`DROP TABLE \`installation\`;`)
}
