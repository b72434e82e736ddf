import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { digestOf } from '../../content/schema/digest.ts'
import { formerSections, sections } from '../../content/schema/kinds.ts'

/** Raise when a table changes: an older file is thrown away and drawn again from the record. */
const changes = 9
/** Rows stand under the present names of sections, so a renaming makes another projection. */
const named = { changes, sections: Object.keys(sections), formerSections }
const version = Number.parseInt(digestOf(named).slice(0, 7), 16)

const tables = `
create table edition (
  path text primary key, size integer not null, modified integer not null,
  section text not null, year integer not null, number integer not null, transcript integer not null,
  edition integer not null, act text not null, sequence integer not null, released_at text not null,
  digest text not null, code text not null, expunged integer not null, record text not null, tree text
) strict;
create index edition_of on edition (section, year, number, transcript, sequence);
create index edition_code on edition (code);
create table document (
  id integer primary key, section text not null, year integer not null, number integer not null, transcript integer not null,
  month text not null, ordinal integer not null, published_at text not null, sequence integer not null,
  updated_at text not null, edition integer not null, digest text not null, live integer not null,
  kind text not null, title text not null, summary text not null, unit text not null, topics text not null, fields text not null,
  unique (section, year, number, transcript)
) strict;
create index document_by_section on document (section, live, sequence);
create index document_by_age on document (live, sequence);
create index document_by_month on document (live, month, ordinal);
create index document_changed on document (updated_at, sequence) where live = 1 and edition > 1;
create index document_by_start on document (json_extract(fields, '$.startsAt'), sequence) where live = 1 and kind = 'press-notice';
create index document_in_month on document (month, sequence);
create table document_topic (
  topic text not null, document integer not null references document on delete cascade,
  sequence integer not null, month text not null, first integer not null, primary key (topic, document)
) strict, without rowid;
create index topic_by_age on document_topic (topic, sequence);
create index topic_of on document_topic (document);
create index topic_by_month on document_topic (topic, month, sequence);
create table topic_rename (
  path text primary key, size integer not null, modified integer not null, sequence integer not null, record text not null
) strict;
create table topic_name (topic text primary key, present text not null) strict, without rowid;
create index topic_by_present on topic_name (present);
create table topic_word (
  word text not null, document integer not null references document on delete cascade, month text not null,
  primary key (word, document)
) strict, without rowid;
create index word_by_month on topic_word (word, month);
create index word_of on topic_word (document);
create table document_file (
  sha256 text not null, document integer not null references document on delete cascade, file text not null, primary key (sha256, document)
) strict, without rowid;
create index file_of on document_file (document);
create table post_edition (
  path text primary key, size integer not null, modified integer not null, subject text not null, edition integer not null,
  sequence integer not null, record text not null
) strict;
create index post_edition_of on post_edition (subject, sequence);
create table post (
  subject text primary key, edition integer not null, sequence integer not null, digest text not null, live integer not null,
  account text not null, name text not null, platform text not null, profile_url text, month text not null,
  published_at text not null, post text not null, section text, year integer, number integer
) strict, without rowid;
create index post_by_age on post (live, published_at, subject);
create index post_by_month on post (live, month, published_at, subject);
create index post_in_month on post (month);
create index post_by_account on post (live, account, sequence);
create index post_of on post (section, year, number, published_at);
create table leaving (sha256 text primary key) strict, without rowid;
create table dirty (path text primary key, place integer not null) strict;
create table search_page (path text primary key, digest text not null, sequence integer not null, bundle text) strict;
create index search_by_bundle on search_page (bundle, sequence);
create table search_stale (path text not null, bundle text not null, primary key (path, bundle)) strict, without rowid;
create table log_head (id integer primary key check (id = 1), size integer not null, root text not null) strict;
create table log_release (sequence integer primary key, place integer not null) strict;
create table log_file (
  path text not null, place integer not null, owner text not null, sha256 text not null, primary key (path, place)
) strict, without rowid;
create index log_file_of on log_file (owner);
create table bureau (id integer primary key check (id = 1), record text not null) strict;
`

/** Opens the projection; an unknown or older one starts empty, and so does one that cannot be read: it is drawn again from the record. */
export const openProjection = (file: string): DatabaseSync => {
  if (file === ':memory:') return opened(file)
  mkdirSync(dirname(file), { recursive: true })
  try {
    return opened(file)
  } catch (error) {
    if (!isBroken(error)) throw error
    discardProjection(file)
    return opened(file)
  }
}

const opened = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file)
  try {
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma busy_timeout = 5000',
    )
    const found = database.prepare('pragma user_version').get() as { user_version: number }
    if (found.user_version !== version) {
      database.exec('begin immediate')
      for (const { name } of namesOfTables(database)) database.exec(`drop table "${name}"`)
      database.exec(`${tables} pragma user_version = ${version}; commit`)
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Removes a projection whose connection is closed. The next one is drawn from the record. */
export const discardProjection = (file: string) => {
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
}

/** SQLite found the file damaged (11), or that it is no database (26). */
export const isBroken = (error: unknown): boolean => {
  const { errcode } = (error ?? {}) as { errcode?: number }
  return errcode !== undefined && [11, 26].includes(errcode & 0xff)
}

/** All of `work` or nothing of it. */
export const inTransaction = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('begin immediate')
  try {
    const result = work()
    database.exec('commit')
    return result
  } catch (error) {
    // SQLite ends a transaction by itself where the disk fails it.
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

const namesOfTables = (database: DatabaseSync) =>
  database.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`).all() as {
    name: string
  }[]
