import { join } from 'node:path'
import { isPostPath } from '../../content/schema/microblog-record.ts'
import { filesBelow, readIfThere, writeWhole } from './disk.ts'

export class ForeignRecord extends Error {}

/** The record belongs to one installation. An empty one is taken; one that another installation wrote is refused. */
export const claimRecord = async ({ contentDir, installation }: { contentDir: string; installation: string }) => {
  const path = join(contentDir, 'installation.json')
  const known = await recordedInstallation(contentDir)
  if (known === installation) return
  if (known !== undefined) throw new ForeignRecord(refusal({ contentDir, known, installation }))
  const files = await filesBelow(contentDir)
  if (files.some((file) => file.endsWith('.mdx') || isPostPath(file)))
    throw new ForeignRecord(refusal({ contentDir, known: 'an unknown one', installation }))
  await writeWhole({ path, data: `${JSON.stringify({ installation })}\n`, isDurable: true })
}

export const recordedInstallation = async (contentDir: string): Promise<string | undefined> => {
  const text = await readIfThere(join(contentDir, 'installation.json'))
  return text && (JSON.parse(text.toString()) as { installation?: string }).installation
}

const refusal = ({ contentDir, known, installation }: { contentDir: string; known: string; installation: string }) =>
  `The record in ${contentDir} was written by another installation (${known}); this CMS is ${installation}. Nothing is delivered. ` +
  'Give this installation its own CONTENT_DIR, or restore the database that belongs to this record.'
