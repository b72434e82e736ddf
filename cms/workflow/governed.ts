import type { Access, CollectionConfig, Endpoint, PayloadRequest, Where } from 'payload'
import { Refused, refuse } from '../errors.ts'
import { actorOf, signedIn } from './actor.ts'
import { answer } from './answers.ts'
import { reach } from './concerned.ts'
import { type Domain, type Policy, register } from './domain.ts'
import { domainEndpoints } from './endpoints.ts'
import { reachable } from './grants.ts'
import { refuseUnreadable, refuseUntold } from './query.ts'

const writes = ['create', 'update', 'updateByID', 'delete', 'deleteByID', 'restoreVersion']

const and = (reach: Where | boolean, open: Where | undefined): Where | boolean =>
  typeof reach === 'boolean' ? (reach && open ? open : reach) : open ? { and: [reach, open] } : reach

/** Payload's access functions, drawn from the policy table. */
export const accessFrom = (policy: Policy, editableIn?: readonly string[]): CollectionConfig['access'] => {
  const read: Access = ({ req }) => reachable(policy.read, actorOf(req.user))
  return {
    read,
    readVersions: ({ req }) => reachable(policy.read, actorOf(req.user)) === true,
    create: ({ req }) => reachable(policy.create, actorOf(req.user)) !== false,
    update: ({ req }) =>
      and(reachable(policy.update, actorOf(req.user)), editableIn ? { state: { in: [...editableIn] } } : undefined),
    delete: () => false,
    unlock: ({ req }) => actorOf(req.user)?.roles.includes('admin') ?? false,
  }
}

/** A collection whose records are written through the door and read by the policy, whoever asks and however. */
export const governed = (domain: Domain, config: Omit<CollectionConfig, 'slug' | 'access'>): CollectionConfig => {
  register(domain)
  return {
    ...config,
    ...reached(config),
    // The raw answer of the API is no page for anybody who works here.
    admin: { hideAPIURL: true, ...config.admin },
    slug: domain.slug,
    access: accessFrom(domain.policy, domain.editableIn),
    disableDuplicate: true,
    disableBulkEdit: true,
    endpoints: [...(config.endpoints || []), ...domainEndpoints(domain), ...(config.versions ? [] : noVersions)],
    hooks: {
      ...config.hooks,
      beforeOperation: [
        async ({ args, operation, req }) => {
          const { where, sort, overrideAccess } = args as { where?: unknown; sort?: unknown; overrideAccess?: boolean }
          const fields = req.payload.collections[domain.slug]?.config.fields ?? []
          refuseUnreadable(where, fields)
          if (!overrideAccess) refuseUntold(sort, fields)
          if (!writes.includes(operation) || req.context.door) return
          if (operation === 'create' && domain.opensEmpty && (await isEmpty(req, domain.slug))) return
          throw new Refused(refuse('role'))
        },
        ...(config.hooks?.beforeOperation ?? []),
      ],
    },
  }
}

type Given = Omit<CollectionConfig, 'slug' | 'access'>

/** A record that concerns units is found by them and by its title, in the order its lists have, from one index. */
const reached = ({ fields, indexes = [], defaultSort, admin }: Given): Pick<CollectionConfig, 'fields' | 'indexes'> => {
  const names = fields.map((field) => ('name' in field ? field.name : ''))
  if (!names.includes('concerned')) return { fields, indexes }
  const order = typeof defaultSort === 'string' ? [defaultSort.replace('-', '')] : []
  const title = names.filter((name) => name === admin?.useAsTitle)
  return {
    fields: [...fields, reach],
    indexes: [...indexes, { fields: [...new Set([...order, 'createdAt', 'reach', ...title])] }],
  }
}

const isEmpty = async (req: PayloadRequest, collection: string): Promise<boolean> =>
  (await req.payload.count({ collection, overrideAccess: true, req })).totalDocs === 0

/** Payload offers the versions of every collection and fails where none are kept. */
const noVersions = ['/versions', '/versions/:id'].map(
  (path): Endpoint => ({
    path,
    method: 'get',
    handler: (req) =>
      answer(req, () => {
        signedIn(req)
        throw new Refused(refuse('not-found'))
      }),
  }),
)

/** A record nobody changes or removes once it is written; the database refuses it too. */
export const immutable = (domain: Domain, config: Omit<CollectionConfig, 'slug' | 'access'>): CollectionConfig =>
  governed(domain, {
    ...config,
    lockDocuments: false,
    hooks: {
      ...config.hooks,
      beforeOperation: [
        ({ operation }) => {
          if (operation !== 'create' && writes.includes(operation))
            throw new Refused(
              refuse('role', {
                message: {
                  zh: '这类记录一经写入就不能改动。',
                  en: 'Records of this kind are never changed once written.',
                },
                fix: { zh: '请以新的记录说明更正。', en: 'Put it right by a new record.' },
              }),
            )
        },
      ],
    },
  })
