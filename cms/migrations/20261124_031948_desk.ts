import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`edition\` numeric NOT NULL,
  	\`passage\` text,
  	\`text\` text NOT NULL,
  	\`reply_to\` text,
  	\`author_id\` text(36),
  	\`guest\` text,
  	\`at\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`resolved_at\` text,
  	\`resolved_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`author_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`resolved_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`comments_slug_idx\` ON \`comments\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`comments_subject_idx\` ON \`comments\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`comments_reply_to_idx\` ON \`comments\` (\`reply_to\`);`)
  await db.run(sql`CREATE INDEX \`comments_author_idx\` ON \`comments\` (\`author_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_at_idx\` ON \`comments\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`comments_state_idx\` ON \`comments\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`comments_resolved_by_idx\` ON \`comments\` (\`resolved_by_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`slug_subject_at_idx\` ON \`comments\` (\`slug\`,\`subject\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`comments_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`comments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`comments_rels_order_idx\` ON \`comments_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`comments_rels_parent_idx\` ON \`comments_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_rels_path_idx\` ON \`comments_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`comments_rels_users_id_idx\` ON \`comments_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_rels_units_id_idx\` ON \`comments_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`microblog_posts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`excerpt\` text NOT NULL,
  	\`text\` text,
  	\`url\` text,
  	\`links\` text DEFAULT '[]' NOT NULL,
  	\`images\` text DEFAULT '[]' NOT NULL,
  	\`state\` text NOT NULL,
  	\`statement_id\` text(36),
  	\`linked_by\` text,
  	\`linked_at\` text,
  	\`account_id\` text(36) NOT NULL,
  	\`published_at\` text NOT NULL,
  	\`date_unknown\` integer DEFAULT false,
  	\`seen_at\` text NOT NULL,
  	\`edition\` numeric DEFAULT 1 NOT NULL,
  	\`issuing_unit_id\` text(36),
  	\`key\` text NOT NULL,
  	\`external_id\` text NOT NULL,
  	\`addresses\` text,
  	\`decided_by_hand\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`statement_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`account_id\`) REFERENCES \`microblog_accounts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`issuing_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`microblog_posts_state_idx\` ON \`microblog_posts\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_statement_idx\` ON \`microblog_posts\` (\`statement_id\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_account_idx\` ON \`microblog_posts\` (\`account_id\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_published_at_idx\` ON \`microblog_posts\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_issuing_unit_idx\` ON \`microblog_posts\` (\`issuing_unit_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`microblog_posts_key_idx\` ON \`microblog_posts\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_updated_at_idx\` ON \`microblog_posts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_created_at_idx\` ON \`microblog_posts\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_publishedAt_idx\` ON \`microblog_posts\` (\`state\`,\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`state_decidedByHand_idx\` ON \`microblog_posts\` (\`state\`,\`decided_by_hand\`);`)
  await db.run(sql`CREATE TABLE \`microblog_posts_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`microblog_posts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`microblog_posts_rels_order_idx\` ON \`microblog_posts_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_rels_parent_idx\` ON \`microblog_posts_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_rels_path_idx\` ON \`microblog_posts_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`microblog_posts_rels_units_id_idx\` ON \`microblog_posts_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`_microblog_posts_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_excerpt\` text NOT NULL,
  	\`version_text\` text,
  	\`version_url\` text,
  	\`version_links\` text DEFAULT '[]' NOT NULL,
  	\`version_images\` text DEFAULT '[]' NOT NULL,
  	\`version_state\` text NOT NULL,
  	\`version_statement_id\` text(36),
  	\`version_linked_by\` text,
  	\`version_linked_at\` text,
  	\`version_account_id\` text(36) NOT NULL,
  	\`version_published_at\` text NOT NULL,
  	\`version_date_unknown\` integer DEFAULT false,
  	\`version_seen_at\` text NOT NULL,
  	\`version_edition\` numeric DEFAULT 1 NOT NULL,
  	\`version_issuing_unit_id\` text(36),
  	\`version_key\` text NOT NULL,
  	\`version_external_id\` text NOT NULL,
  	\`version_addresses\` text,
  	\`version_decided_by_hand\` integer DEFAULT false,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`microblog_posts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_statement_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_account_id\`) REFERENCES \`microblog_accounts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_issuing_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_parent_idx\` ON \`_microblog_posts_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_state_idx\` ON \`_microblog_posts_v\` (\`version_state\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_statement_idx\` ON \`_microblog_posts_v\` (\`version_statement_id\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_account_idx\` ON \`_microblog_posts_v\` (\`version_account_id\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_published_at_idx\` ON \`_microblog_posts_v\` (\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_issuing_unit_idx\` ON \`_microblog_posts_v\` (\`version_issuing_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_key_idx\` ON \`_microblog_posts_v\` (\`version_key\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_updated_at_idx\` ON \`_microblog_posts_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_version_version_created_at_idx\` ON \`_microblog_posts_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_created_at_idx\` ON \`_microblog_posts_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_updated_at_idx\` ON \`_microblog_posts_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`version_state_version_publishedAt_idx\` ON \`_microblog_posts_v\` (\`version_state\`,\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`version_state_version_decidedByHand_idx\` ON \`_microblog_posts_v\` (\`version_state\`,\`version_decided_by_hand\`);`)
  await db.run(sql`CREATE TABLE \`_microblog_posts_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_microblog_posts_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_rels_order_idx\` ON \`_microblog_posts_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_rels_parent_idx\` ON \`_microblog_posts_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_rels_path_idx\` ON \`_microblog_posts_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_microblog_posts_v_rels_units_id_idx\` ON \`_microblog_posts_v_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`microblog_accounts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`platform\` text NOT NULL,
  	\`handle\` text,
  	\`profile_url\` text,
  	\`feed_url\` text NOT NULL,
  	\`interval_minutes\` numeric DEFAULT 15 NOT NULL,
  	\`unit_id\` text(36) NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`last_checked_at\` text,
  	\`last_tried_at\` text,
  	\`last_gap_minutes\` numeric,
  	\`next_check_at\` text,
  	\`failures\` numeric DEFAULT 0,
  	\`last_error\` text,
  	\`etag\` text,
  	\`last_modified\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`microblog_accounts_unit_idx\` ON \`microblog_accounts\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`microblog_accounts_updated_at_idx\` ON \`microblog_accounts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`microblog_accounts_created_at_idx\` ON \`microblog_accounts\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`active_nextCheckAt_idx\` ON \`microblog_accounts\` (\`active\`,\`next_check_at\`);`)
  await db.run(sql`CREATE TABLE \`notices\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`person_id\` text(36) NOT NULL,
  	\`matter\` text NOT NULL,
  	\`key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`slug\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`title\` text,
  	\`text_zh\` text,
  	\`text_en\` text,
  	\`detail_zh\` text,
  	\`detail_en\` text,
  	\`at\` text NOT NULL,
  	\`read_at\` text,
  	\`settled_at\` text,
  	\`mail\` text NOT NULL,
  	\`mailed_at\` text,
  	\`mail_error\` text,
  	\`attempts\` numeric DEFAULT 0 NOT NULL,
  	\`retry_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`person_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`notices_person_idx\` ON \`notices\` (\`person_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`notices_key_idx\` ON \`notices\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`notices_updated_at_idx\` ON \`notices\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`notices_created_at_idx\` ON \`notices\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`slug_subject_idx\` ON \`notices\` (\`slug\`,\`subject\`);`)
  await db.run(sql`CREATE INDEX \`person_readAt_at_idx\` ON \`notices\` (\`person_id\`,\`read_at\`,\`at\`);`)
  await db.run(sql`CREATE INDEX \`mail_at_idx\` ON \`notices\` (\`mail\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`preview_links\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`token_hash\` text NOT NULL,
  	\`statement_id\` text(36) NOT NULL,
  	\`edition\` numeric NOT NULL,
  	\`digest\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`contact\` text,
  	\`shared_by_id\` text(36),
  	\`shared_at\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`state\` text DEFAULT 'active' NOT NULL,
  	\`openings\` numeric DEFAULT 0 NOT NULL,
  	\`opened_at\` text,
  	\`issuing_unit_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`statement_id\`) REFERENCES \`statements\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`shared_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`issuing_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`preview_links_token_hash_idx\` ON \`preview_links\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_statement_idx\` ON \`preview_links\` (\`statement_id\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_shared_by_idx\` ON \`preview_links\` (\`shared_by_id\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_shared_at_idx\` ON \`preview_links\` (\`shared_at\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_issuing_unit_idx\` ON \`preview_links\` (\`issuing_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_updated_at_idx\` ON \`preview_links\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_created_at_idx\` ON \`preview_links\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`statement_sharedAt_idx\` ON \`preview_links\` (\`statement_id\`,\`shared_at\`);`)
  await db.run(sql`CREATE TABLE \`preview_links_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`units_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`preview_links\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`preview_links_rels_order_idx\` ON \`preview_links_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_rels_parent_idx\` ON \`preview_links_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_rels_path_idx\` ON \`preview_links_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_rels_units_id_idx\` ON \`preview_links_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE TABLE \`waits\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`slug\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`title\` text,
  	\`kind\` text,
  	\`state\` text,
  	\`act\` text NOT NULL,
  	\`role\` text NOT NULL,
  	\`duties\` text NOT NULL,
  	\`unit\` text,
  	\`barred\` text,
  	\`since\` text NOT NULL,
  	\`due_at\` text,
  	\`due_rule\` text,
  	\`reason\` text NOT NULL,
  	\`asked_by\` text,
  	\`asked_unit\` text,
  	\`concerned\` text,
  	\`beside\` text,
  	\`rank\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`waits_key_idx\` ON \`waits\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`waits_act_idx\` ON \`waits\` (\`act\`);`)
  await db.run(sql`CREATE INDEX \`waits_asked_by_idx\` ON \`waits\` (\`asked_by\`);`)
  await db.run(sql`CREATE INDEX \`waits_asked_unit_idx\` ON \`waits\` (\`asked_unit\`);`)
  await db.run(sql`CREATE INDEX \`waits_rank_idx\` ON \`waits\` (\`rank\`);`)
  await db.run(sql`CREATE INDEX \`waits_updated_at_idx\` ON \`waits\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`waits_created_at_idx\` ON \`waits\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`subject_slug_idx\` ON \`waits\` (\`subject\`,\`slug\`);`)
  await db.run(sql`CREATE INDEX \`unit_rank_idx\` ON \`waits\` (\`unit\`,\`rank\`);`)
  await db.run(sql`CREATE TABLE \`queue_made\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`derivation\` numeric,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`notices_looked\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`ALTER TABLE \`files\` ADD \`warnings\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`notify\` text DEFAULT 'each';`)
  await db.run(sql`ALTER TABLE \`units\` ADD \`head_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`units_head_idx\` ON \`units\` (\`head_id\`);`)
  await db.run(sql`CREATE INDEX \`recordKind_act_sequence_idx\` ON \`releases\` (\`record_kind\`,\`act\`,\`sequence\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_live_at_idx\` ON \`deliveries\` (\`live_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`DROP TABLE \`comments_rels\`;`)
  await db.run(sql`DROP TABLE \`microblog_posts\`;`)
  await db.run(sql`DROP TABLE \`microblog_posts_rels\`;`)
  await db.run(sql`DROP TABLE \`_microblog_posts_v\`;`)
  await db.run(sql`DROP TABLE \`_microblog_posts_v_rels\`;`)
  await db.run(sql`DROP TABLE \`microblog_accounts\`;`)
  await db.run(sql`DROP TABLE \`notices\`;`)
  await db.run(sql`DROP TABLE \`preview_links\`;`)
  await db.run(sql`DROP TABLE \`preview_links_rels\`;`)
  await db.run(sql`DROP TABLE \`waits\`;`)
  await db.run(sql`DROP TABLE \`queue_made\`;`)
  await db.run(sql`DROP TABLE \`notices_looked\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_units\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`region\` text NOT NULL,
  	\`contact\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`INSERT INTO \`__new_units\`("id", "code", "name", "region", "contact", "updated_at", "created_at") SELECT "id", "code", "name", "region", "contact", "updated_at", "created_at" FROM \`units\`;`)
  await db.run(sql`DROP TABLE \`units\`;`)
  await db.run(sql`ALTER TABLE \`__new_units\` RENAME TO \`units\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE UNIQUE INDEX \`units_code_idx\` ON \`units\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`units_name_idx\` ON \`units\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`units_region_idx\` ON \`units\` (\`region\`);`)
  await db.run(sql`CREATE INDEX \`units_updated_at_idx\` ON \`units\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`units_created_at_idx\` ON \`units\` (\`created_at\`);`)
  await db.run(sql`DROP INDEX \`recordKind_act_sequence_idx\`;`)
  await db.run(sql`DROP INDEX \`deliveries_live_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`files\` DROP COLUMN \`warnings\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`notify\`;`)
}
