import { readFileSync } from 'node:fs'
import { BasePayload } from 'payload'
import { sampleConfig } from './sample-config.ts'
import { migrationOf } from './sample-schema.ts'

// Opens the store, waits for the word to go, writes, and prints how many writes failed.
const [file = '', statementsFile = '', prefix = '', count = '0'] = process.argv.slice(2)
const migrations = [migrationOf('first', JSON.parse(readFileSync(statementsFile, 'utf8')))]
const payload = await new BasePayload().init({
  config: sampleConfig({ file, migrations, immutable: ['releases'] }),
  disableOnInit: true,
})
process.send?.('open')
await new Promise((resolve) => process.once('message', resolve))
const writes = Array.from({ length: Number(count) }, (_, i) =>
  payload.create({
    collection: 'cases',
    data: { title: `${prefix}${i}`, tags: ['one', 'two'] },
    overrideAccess: true,
  }),
)
const results = await Promise.allSettled(writes)
const reasons = results.filter((result) => result.status === 'rejected').map(({ reason }) => String(reason))
await payload.destroy()
process.send?.(reasons)
process.disconnect?.()
