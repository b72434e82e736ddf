import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, writeWhole } from './disk.ts'
import type { Packer } from './packer.ts'

const markOf = (home: string) => join(home, 'publisher/packed.json')

/**
 * Looks for pages without their forms, as a full render or a stop leaves them. A dead process cannot leave a form that is not its
 * page's, a power cut can: what was not on the disk yet may be empty. So after a boot the forms are read and compared as well.
 */
export const sweepAtStart = async ({ home, packer }: { home: string; packer: Packer }) => {
  const boot = await bootId()
  const known = (await readIfThere(markOf(home)))?.toString()
  packer.sweep({ isChecking: boot === undefined || known !== boot })
  void packer.settled().then(async () => {
    // Not noted, it is only done again.
    if (boot) await writeWhole({ path: markOf(home), data: boot }).catch(() => undefined)
  })
}

/** Another one after each boot; undefined where the system does not say. */
const bootId = () => readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined)
