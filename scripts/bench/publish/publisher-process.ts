import { startPublisher } from '../../../site/publisher/publisher.ts'
import { readSettings } from '../../../site/publisher/settings.ts'
import type { Trace } from './station.ts'

const traced = ['recorded', 'logged', 'projected', 'rendered', 'reported'] as const
const isTraced = (step: string): step is (typeof traced)[number] => traced.some((name) => name === step)
const now = () => performance.timeOrigin + performance.now()
let trace: Trace = { pages: 0 }

const onStep = (step: string) => {
  if (step === 'asked') trace = { pages: 0, asked: now() }
  else if (step.startsWith('page ')) trace.pages += 1
  else if (isTraced(step)) trace[step] = now()
  if (step === 'reported') process.send?.({ kind: 'trace', ...trace })
}

const publisher = await startPublisher({ ...readSettings(), onStep })
await publisher.ready
process.send?.({ kind: 'ready', ms: performance.now() })
process.once('SIGTERM', () => void publisher.close().then(() => process.exit(0)))
