import type { TopicRelease } from '../../content/schema/topic-rename.ts'
import { topicPath } from '../format/address.ts'
import { topics } from '../projection/archives.ts'
import { absolute, inScene } from '../projection/current.ts'
import { givenTopicMonths, presentTopic } from '../projection/topics.ts'
import { cleaned, dirtyPages } from './apply.ts'
import { applyTopics } from './apply-topics.ts'
import type { Delivering } from './deliver.ts'
import { faults } from './faults.ts'
import { writePath } from './live.ts'
import { entryOf } from './log/entry.ts'
import { loggedSha256 } from './log/logged.ts'
import { looked, type Outcome } from './outcome.ts'
import { faultsOf, publicViews } from './public-view.ts'
import { readTopic, writeTopic } from './topic-record.ts'

/** A rename on record, in the projection, on every page that names the topic, checked: each step may have been done before. */
export const deliverTopic = async ({
  live,
  contentDir,
  publicLog,
  cms,
  checkUrls,
  release,
  onStep,
}: Delivering & { release: TopicRelease }): Promise<Outcome> => {
  const path = await writeTopic({ contentDir, release })
  onStep('topic recorded')
  await (await publicLog()).add([entryOf({ contentDir, release, paths: [path] })])
  onStep('topic logged')
  const read = readTopic({ contentDir, path, logged: (one) => loggedSha256(live.scene.database, one) })
  if (!read.ok) throw new Error(`${path}: ${read.error}`)
  applyTopics({ scene: live.scene, recorded: [read.recorded] })
  onStep('topic projected')
  for (const page of dirtyPages(live.scene.database)) {
    await writePath(live, page)
    cleaned(live.scene.database, page)
    onStep(`page ${page}`)
  }
  await cms.report(release.id, { state: 'written' })
  const { from, present, isGiven, isListed, url } = inScene(live.scene, () => {
    const name = presentTopic(release.to)
    return {
      from: topicPath(release.from),
      present: topicPath(name),
      isGiven: givenTopicMonths(release.from).length > 0,
      isListed: topics().includes(name),
      url: absolute(topicPath(name)),
    }
  })
  const found = await faultsOf(publicViews(checkUrls), async (pages) => {
    const old = isGiven && from !== present ? await pages(from) : undefined
    if (old && !old.location.includes(present) && !old.text.includes(present)) return [faults.noLead(from, present)]
    const path = isListed ? present : '/topics/'
    const { status, text } = await pages(path)
    if (status !== 200) return [faults.status(path, status)]
    return isListed && !text.includes(`>${presentName(present)}</h1>`)
      ? [faults.noName(path, presentName(present))]
      : []
  })
  return looked({ release, found, url })
}

const presentName = (path: string) => decodeURIComponent(path.split('/')[2] ?? '')
