import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import { idOf } from '../workflow/ids.ts'

/** Names of all units, read once a page: who works here may know them. */
const names = cache(async (payload: Payload): Promise<Map<string, string>> => {
  const { docs } = await payload.find({ collection: 'units', pagination: false, depth: 0, overrideAccess: true })
  return new Map((docs as unknown as { id: string; name: string }[]).map(({ id, name }) => [id, name]))
})

/** A unit by its name. Payload's own cell asks the server for it row by row, and forgets some. */
export const UnitCell = async ({ cellData, payload }: DefaultServerCellComponentProps) =>
  (await names(payload)).get(idOf(cellData) ?? '') ?? '—'
