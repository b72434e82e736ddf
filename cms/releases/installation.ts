import { randomUUID } from 'node:crypto'
import type { GlobalConfig, PayloadRequest } from 'payload'
import { inTransaction } from '../workflow/records.ts'

const nobody = { read: () => false, update: () => false }

/** Which installation a record belongs to: made once, kept with the database, written into the record by the publisher. */
export const installation: GlobalConfig = {
  slug: 'installation',
  access: nobody,
  admin: { hidden: true },
  endpoints: false,
  lockDocuments: false,
  fields: [{ name: 'identity', type: 'text' }],
}

const known = async (req: PayloadRequest): Promise<string | undefined> => {
  const { identity } = await req.payload.findGlobal({ slug: 'installation', overrideAccess: true, req })
  return typeof identity === 'string' ? identity : undefined
}

/** Two first calls at once make one: who writes looks again inside the transaction. */
export const installationOf = async (req: PayloadRequest): Promise<string> =>
  (await known(req)) ??
  inTransaction(req, async () => {
    const made = await known(req)
    if (made) return made
    const identity = randomUUID()
    await req.payload.updateGlobal({ slug: 'installation', data: { identity }, overrideAccess: true, req })
    return identity
  })
