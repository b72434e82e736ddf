import type { CollectionConfig } from 'payload'

/**
 * The ids of both stores are the same texts, so that what names a record (journal, slips, releases) still names it after
 * a move from one store to the other. A collection that has an id of its own kind keeps it.
 */
export const withTextIds = (collections: readonly CollectionConfig[]): CollectionConfig[] =>
  collections.map((collection) =>
    collection.fields.some((field) => 'name' in field && field.name === 'id')
      ? collection
      : {
          ...collection,
          fields: [{ name: 'id', type: 'text', admin: { hidden: true } }, ...collection.fields],
        },
  )
