import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isFault } from '../content/log/finding.ts'
import { publicKeyFile } from '../site/publisher/log/keys.ts'
import { readSettings } from '../site/publisher/settings.ts'
import { verifySite } from '../site/publisher/verify-site.ts'

const usage = `npm run verify              proves record, public log and live pages, offline, from files and the public key alone
  --key KEY       the key to trust, as <name>+<id>+<base64> (default: the first line of HUIYING_HOME/keys/log.pub)
  --earlier FILE  a checkpoint kept from an earlier time (a copy of /log/checkpoint): the log must still hold all of it
Prints a line for each path: path, tab, differs | missing | extra | pending | expunged, tab, why. Paths of pages begin with live/,
the others lie in CONTENT_DIR. Ends with 0 where all is equal (pending and expunged are no faults), 1 where something differs,
2 where it could not run. It may run while the site is at work.
Settings: HUIYING_HOME CONTENT_DIR SITE_URL`

const { values } = parseArgs({
  options: { key: { type: 'string' }, earlier: { type: 'string' }, help: { type: 'boolean', default: false } },
})

/** Pages carry their address; without a setting it is the one that they were last drawn with. */
const siteUrlOf = (home: string, otherwise: string): string => {
  const marker = join(home, 'publisher/live.json')
  if (process.env.SITE_URL || process.env.SITE_PORT || !existsSync(marker)) return otherwise
  return (JSON.parse(readFileSync(marker, 'utf8')) as { siteUrl: string }).siteUrl
}

if (values.help) console.log(usage)
else
  try {
    const { home, contentDir, siteUrl } = readSettings()
    const kept = publicKeyFile(home)
    const key = values.key ?? (existsSync(kept) ? readFileSync(kept, 'utf8').split('\n')[0] : undefined)
    if (!key) throw new Error(`There is no key to trust: give --key, or put the public key of the log into ${kept}.`)
    const { findings, size, root, origin, statements } = await verifySite({
      contentDir,
      live: join(home, 'live'),
      siteUrl: siteUrlOf(home, siteUrl),
      key,
      ...(values.earlier ? { earlier: readFileSync(values.earlier, 'utf8') } : {}),
    })
    for (const { path, what, why } of findings) console.log(`${path}\t${what}\t${why}`)
    const faults = findings.filter(isFault).length
    console.error(`log ${origin}, ${size} entries, root ${root}\n${statements} releases of statements on record`)
    console.error(faults > 0 ? `${faults} paths differ` : 'equal: record, log and live pages agree')
    process.exitCode = faults > 0 ? 1 : 0
  } catch (error) {
    console.error(`verify: ${(error as Error).message}`)
    process.exitCode = 2
  }
