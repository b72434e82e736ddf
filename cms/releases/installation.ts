import { randomUUID } from 'node:crypto'
import type { GlobalConfig, PayloadRequest } from 'payload'

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

export const installationOf = async (req: PayloadRequest): Promise<string> => {
  const found = await req.payload.findGlobal({ slug: 'installation', overrideAccess: true, req })
  if (typeof found.identity === 'string') return found.identity
  const identity = randomUUID()
  await req.payload.updateGlobal({ slug: 'installation', data: { identity }, overrideAccess: true, req })
  return identity
}
