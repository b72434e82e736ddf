import { join } from 'node:path'
import { withLog } from '../site/publisher/log/with-log.ts'
import { readSettings } from '../site/publisher/settings.ts'

if (process.argv.includes('--help')) {
  console.log(`npm run rotate-key
Another key signs the public log from now on. The change is an entry of the log, signed by the key before, so that whoever
trusts the first key can go on. Stop the publisher first. The old private key is gone afterwards. Prints the new public key.
Settings: HUIYING_HOME CONTENT_DIR`)
  process.exit(0)
}

try {
  const { home, contentDir } = readSettings()
  console.log(await withLog({ home, contentDir }, (log) => log.rotateKey()))
  console.error(`Kept in ${join(home, 'keys/log.key')}: back it up, and give the public key to those who verify.`)
} catch (error) {
  console.error(`rotate-key: ${(error as Error).message}`)
  process.exit(1)
}
