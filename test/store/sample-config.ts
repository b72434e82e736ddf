import { buildConfig, type CollectionConfig } from 'payload'
import { type SqliteStoreOptions, sqliteStore } from '../../cms/store/sqlite/store.ts'

// Payload adds its own collections to the list it is given, so every config needs a list of its own.
export const sampleCollections = (): CollectionConfig[] => [
  {
    slug: 'cases',
    versions: { drafts: false, maxPerDoc: 0 },
    fields: [
      { name: 'title', type: 'text', required: true },
      { name: 'tags', type: 'text', hasMany: true },
    ],
  },
  { slug: 'notes', fields: [{ name: 'text', type: 'text', unique: true, required: true }] },
  {
    slug: 'releases',
    fields: [
      { name: 'title', type: 'text', required: true },
      { name: 'case', type: 'relationship', relationTo: 'cases' },
      { name: 'about', type: 'relationship', relationTo: 'cases', hasMany: true },
      { name: 'kinds', type: 'select', hasMany: true, options: ['first', 'second'] },
      { name: 'numbers', type: 'number', hasMany: true },
      {
        name: 'lines',
        type: 'array',
        fields: [
          { name: 'text', type: 'text' },
          { name: 'marks', type: 'select', hasMany: true, options: ['a', 'b'] },
          { name: 'words', type: 'array', fields: [{ name: 'word', type: 'text' }] },
        ],
      },
    ],
  },
  {
    slug: 'releases-other',
    fields: [
      { name: 'title', type: 'text' },
      { name: 'parent', type: 'relationship', relationTo: 'releases' },
    ],
  },
  {
    // Its hook makes the mistake the store has to name.
    slug: 'careless',
    fields: [{ name: 'title', type: 'text' }],
    hooks: {
      afterChange: [
        async ({ req }) => {
          await req.payload.create({ collection: 'notes', data: { text: 'written without req' }, overrideAccess: true })
        },
      ],
    },
  },
]

export function sampleConfig(store: SqliteStoreOptions) {
  return buildConfig({
    secret: 'sample',
    telemetry: false,
    typescript: { autoGenerate: false },
    admin: { importMap: { autoGenerate: false } },
    db: sqliteStore(store),
    collections: sampleCollections(),
  })
}
