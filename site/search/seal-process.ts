import { DatabaseSync } from 'node:sqlite'
import { closeSealing } from './seal.ts'
import type { Asked } from './seal-apart.ts'
import { sealFolder } from './sealed-folder.ts'

// Whoever asked is gone: so is the reason to go on.
process.once('disconnect', () => process.exit())

/** Makes one bundle from the projection as it is now, says what it holds, and ends. */
process.once('message', async ({ file, siteUrl, folder, paths }: Asked) => {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const sealed = await sealFolder({ scene: { database, siteUrl }, folder, paths })
    process.send?.({ sealed })
  } catch (error) {
    process.send?.({ error: (error as Error).message })
  } finally {
    database.close()
    await closeSealing()
    process.disconnect()
  }
})
