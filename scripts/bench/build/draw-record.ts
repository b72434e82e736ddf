import { drawRecord } from '../../../site/publisher/draw-record.ts'
import { siteUrl } from './entries.ts'

// A process of its own, so that its time and memory can be measured from outside: record, home.
const [contentDir = '', home = ''] = process.argv.slice(2)
await drawRecord({ contentDir, home, siteUrl })
