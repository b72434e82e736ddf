import { randomUUID } from 'node:crypto'
import type { BaseDatabaseAdapter, FlattenedField } from 'payload'
import { methodsOf, readMethods, writeMethods } from '../own-transaction.ts'
import { fillEmpty, jsonAsText, jsonFromText } from './shapes.ts'

type Args = {
  collection?: string
  collectionSlug?: string
  global?: string
  globalSlug?: string
  slug?: string
  page?: number
  data?: unknown
  versionData?: unknown
}
type Data = Record<string, unknown>

/** Writes that answer with the record: all of it, since FerretDB refuses to answer with a part. */
const answersWhole: string[] = ['deleteOne', 'updateGlobal', 'updateOne', 'upsert']

/** The records read and are written as in the other store: same ids, same empty fields, any JSON. */
export const readsAsElsewhere = (adapter: BaseDatabaseAdapter): void => {
  const methods = methodsOf(adapter)

  const fieldsOf = (name: string, args: Args): readonly FlattenedField[] => {
    const slug = args.collection ?? args.collectionSlug ?? args.global ?? args.globalSlug ?? args.slug ?? ''
    const { payload } = adapter
    const isGlobal = name.includes('Global') || (args.collection === undefined && args.collectionSlug === undefined)
    return isGlobal
      ? (payload.config.globals.find((one) => one.slug === slug)?.flattenedFields ?? [])
      : (payload.collections[slug]?.config.flattenedFields ?? [])
  }
  /** A record or a version of one, as it is to be read. */
  const read = (found: unknown, fields: readonly FlattenedField[], isVersion: boolean): unknown => {
    if (!found || typeof found !== 'object') return found
    if (isVersion) return { ...found, version: jsonFromText((found as Data).version, fields) }
    return jsonFromText(found, fields)
  }

  for (const name of [...writeMethods, ...readMethods]) {
    const inner = methods[name]
    const isVersion = name.includes('Version')
    methods[name] = async (given) => {
      const args = given as unknown as Args
      const fields = fieldsOf(name, args)
      const { data, versionData } = args
      if (name === 'create') {
        const { config, customIDType } = adapter.payload.collections[args.collection ?? ''] ?? {}
        if (config && customIDType === 'text') {
          const created = data as Data
          created.id ??= randomUUID()
          fillEmpty(created, config.flattenedFields)
        }
      }
      const found = await inner.call(adapter, {
        ...given,
        ...(answersWhole.includes(name) ? { select: undefined } : {}),
        // Asked not to count, Payload's adapter also forgets which page it was asked for.
        ...((args.page ?? 1) > 1 ? { pagination: true } : {}),
        ...(data === undefined ? {} : { data: jsonAsText(data, fields) }),
        ...(versionData === undefined ? {} : { versionData: textOf(versionData, fields, name) }),
      } as never)
      if (Array.isArray(found)) return found.map((one) => read(one, fields, isVersion))
      if (found && typeof found === 'object' && Array.isArray((found as { docs?: unknown }).docs))
        return {
          ...found,
          docs: (found as { docs: unknown[] }).docs.map((one) => read(one, fields, isVersion)),
        }
      return typeof found === 'object' ? read(found, fields, isVersion) : found
    }
  }
}

/** A new version is given its record; a changed one comes with the record inside. */
const textOf = (versionData: unknown, fields: readonly FlattenedField[], name: string): unknown =>
  name.startsWith('update') && versionData && typeof versionData === 'object' && 'version' in versionData
    ? { ...versionData, version: jsonAsText(versionData.version, fields) }
    : jsonAsText(versionData, fields)
