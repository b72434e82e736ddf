import { parseArgs } from 'node:util'
import { getPayload, type Payload } from 'payload'
import { readSettings } from '../cms/settings.ts'
import { progress } from './progress.ts'
import { seedContent, storyCount } from './seed/content.ts'
import { seedPeople } from './seed/people.ts'
import { seedScale, syntheticCount } from './seed/scale.ts'
import { stateOf } from './seed/state.ts'

const usage = `npm run seed                   demo people and content, if the database is empty
npm run seed -- --people       only the units and people
npm run seed -- --scale N      besides, up to N synthetic cases and published statements; started again, it goes on where it stopped
Settings: HUIYING_HOME DATABASE_URI DEMO_PASSWORD`

const readArguments = () => {
  const options = { people: { type: 'boolean' }, scale: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: process.argv.slice(2), options })
  const scale = values.scale === undefined ? 0 : Number(values.scale)
  if (values.scale !== undefined && !(Number.isInteger(scale) && scale > 0))
    throw new Error(`--scale needs a whole number above 0, for example: npm run seed -- --scale 1000`)
  return { help: values.help ?? false, isPeopleOnly: values.people ?? false, scale }
}

const fill = async (
  payload: Payload,
  { isPeopleOnly, scale }: { isPeopleOnly: boolean; scale: number },
): Promise<void> => {
  const state = await stateOf(payload)
  if (state === 'foreign')
    throw new Error(
      'This database holds people who are not of the demo. Nothing was added; seed an empty HUIYING_HOME.',
    )
  if (state === 'empty') await seedPeople(payload)
  if (isPeopleOnly)
    return console.log(state === 'empty' ? 'The demo people are in.' : 'There are people already; nothing was added.')
  if (state === 'full') console.log('The database is not empty; no demo content was added.')
  else {
    const bar = progress({ what: 'Demo', total: storyCount })
    await seedContent(payload, bar.step)
    bar.stop()
    console.log('The demo content is in.')
  }
  if (scale > 0) await enlarge(payload, scale)
}

const enlarge = async (payload: Payload, to: number): Promise<void> => {
  const from = await syntheticCount(payload)
  if (from >= to) return console.log(`There are ${from} synthetic statements already; nothing was added.`)
  const bar = progress({ what: 'Synthetic statements', total: to - from })
  await seedScale({ payload, from, to, onStep: bar.step })
  bar.stop()
  console.log(`${to - from} synthetic statements and cases were added; there are ${to}.`)
}

try {
  const given = readArguments()
  if (given.help) console.log(usage)
  else {
    if (readSettings().production)
      throw new Error(
        'HUIYING_ENV is production, or SITE_URL is not loopback: the demo people have a known password and are not added here.',
      )
    const { default: config } = await import('../payload.config.ts')
    const payload = await getPayload({ config })
    await fill(payload, given).finally(() => payload.destroy())
  }
} catch (error) {
  console.error(`seed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
