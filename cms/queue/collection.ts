import type { CollectionConfig, Field, GlobalConfig } from 'payload'

const nobody = { create: () => false, read: () => false, update: () => false, delete: () => false }
const text = (name: string, more: object = {}): Field => ({ name, type: 'text', ...more })

/**
 * What waits for people, one row a wait, derived from the records and kept beside them. Nobody reads the rows as they are:
 * `GET /api/queue` shows each person what they may see. Units, people and duties are plain text, so that every question to the
 * queue is one to one table; a list is written `,a,b,`.
 */
export const waits: CollectionConfig = {
  slug: 'waits',
  access: nobody,
  admin: { hidden: true },
  endpoints: false,
  lockDocuments: false,
  indexes: [{ fields: ['subject', 'slug'] }, { fields: ['unit', 'rank'] }],
  fields: [
    text('key', { required: true, unique: true }),
    text('slug', { required: true }),
    text('subject', { required: true }),
    text('title'),
    text('kind'),
    text('state'),
    text('act', { required: true, index: true }),
    text('role', { required: true }),
    text('duties', { required: true }),
    text('unit'),
    text('barred'),
    text('since', { required: true }),
    text('dueAt'),
    { name: 'dueRule', type: 'json' },
    { name: 'reason', type: 'json', required: true },
    text('askedBy', { index: true }),
    text('askedUnit', { index: true }),
    text('concerned'),
    text('beside'),
    text('rank', { required: true, index: true }),
  ],
}

/** By which derivation the rows were made; a new one makes them all again at the next start. */
export const queueMade: GlobalConfig = {
  slug: 'queue-made',
  access: { read: () => false, update: () => false },
  admin: { hidden: true },
  endpoints: false,
  lockDocuments: false,
  fields: [{ name: 'derivation', type: 'number' }],
}
