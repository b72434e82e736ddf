import { readSettings as readCmsSettings } from '../cms/settings.ts'
import { inWords } from '../site/publisher/fault-words.ts'
import { keepPublishing } from '../site/publisher/keep-publishing.ts'
import type { Publisher } from '../site/publisher/publisher.ts'
import { readSettings } from '../site/publisher/settings.ts'
import { startWeb } from '../site/publisher/web.ts'

if (process.argv.includes('--help')) {
  console.log(`npm run publisher [-- --with-web]
Writes what was released to record and live pages. Stays in the foreground; Ctrl-C stops it, at any moment.
  --with-web   also serves the live pages on SITE_PORT (default 4321)
Settings: HUIYING_HOME CONTENT_DIR SITE_URL CHECK_URL PATROL_EVERY CMS_URL PUBLISHER_PORT PAYLOAD_SECRET (the same as the CMS has; or PUBLISHER_SECRET, which follows from it)`)
  process.exit(0)
}

try {
  // One secret to keep: what the publisher shows the back office follows from PAYLOAD_SECRET, unless it is given.
  const settings = readSettings()
  settings.secret ||= readCmsSettings().publisherSecret
  const web = process.argv.includes('--with-web')
    ? await startWeb({ home: settings.home, port: settings.sitePort })
    : undefined
  let publisher: Publisher | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      await publisher?.close()
      await web?.close()
      process.exit(0)
    })
  await keepPublishing({
    ...settings,
    onStart: (started) => {
      publisher = started
      console.log(`publisher: listens on http://127.0.0.1:${started.port}, writes ${settings.home}/live`)
    },
  })
} catch (error) {
  console.error(`publisher: ${inWords(error)}`)
  process.exit(1)
}
