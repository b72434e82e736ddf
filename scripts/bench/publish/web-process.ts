import { readSettings } from '../../../site/publisher/settings.ts'
import { startWeb } from '../../../site/publisher/web.ts'

const { home, sitePort } = readSettings()
await startWeb({ home, port: sitePort })
