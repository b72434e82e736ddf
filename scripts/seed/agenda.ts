import type { Desk } from './desk.ts'
import type { MoveTo } from './story-time.ts'
import { instantOf, type Time } from './when.ts'

/** Steps of one matter; each `yield` names the time at which the next step is taken. */
export type Telling<Result = void> = AsyncGenerator<Time, Result, void>
/** One matter of the demo from what was said to where it stands now. */
export type Story = (desk: Desk) => Telling

type Agenda = { stories: readonly Story[]; desk: Desk; moveTo: MoveTo; until: number; onStory: () => void }

/** Tells all stories at once, every step at its time and in the order of time; nothing is told later than `until`. */
export const tellAll = async ({ stories, desk, moveTo, until, onStory }: Agenda): Promise<void> => {
  const open = stories.map((story) => ({ telling: story(desk), at: Number.NEGATIVE_INFINITY }))
  while (open.length) {
    const next = open.reduce((first, each) => (each.at < first.at ? each : first))
    if (Number.isFinite(next.at)) moveTo(next.at)
    const { done, value } = await next.telling.next()
    if (done) {
      open.splice(open.indexOf(next), 1)
      onStory()
    } else next.at = Math.min(until, Math.max(next.at, instantOf(value)))
    await new Promise(setImmediate)
  }
}
