import type { Cms, Json } from '../harness/cms.ts'

/** Rows of the queue read past the product, as `act role unit-code`, sorted; for one record. */
export const waitingFor = async (cms: Cms, id: string): Promise<string[]> => {
  const units = await unitCodes(cms)
  return (await rowsOf(cms, id)).map(({ act, role, unit }) => [act, role, units[unit] ?? '-'].join(' ')).sort()
}

export const rowsOf = async (cms: Cms, id: string): Promise<Json[]> => {
  const where = { subject: { equals: id } }
  return (await cms.payload.find({ collection: 'waits', where, pagination: false, overrideAccess: true, sort: 'key' }))
    .docs
}

export const rowOf = async (cms: Cms, id: string, act: string): Promise<Json> => {
  const found = (await rowsOf(cms, id)).filter((row) => row.act === act)
  if (found.length !== 1) throw new Error(`${found.length} waits to ${act}`)
  return found[0]
}

/** Every row, without what the store gives it. */
export const allRows = async (cms: Cms): Promise<Json[]> => {
  const { docs } = await cms.payload.find({
    collection: 'waits',
    pagination: false,
    overrideAccess: true,
    sort: 'key',
  })
  return docs.map(({ id: _id, createdAt: _created, updatedAt: _updated, ...row }) => row)
}

export const unitCodes = async (cms: Cms): Promise<Record<string, string>> => {
  const { docs } = await cms.payload.find({ collection: 'units', pagination: false, overrideAccess: true })
  return Object.fromEntries(docs.map(({ id, code }) => [id, String(code)]))
}

export const idOfPerson = async (cms: Cms, who: string): Promise<string> => {
  const { body } = await (await cms.as(who)).get('users/me')
  return body.user.id
}
