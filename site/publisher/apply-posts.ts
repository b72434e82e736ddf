import { month } from '../format/time.ts'
import { inScene, type Scene } from '../projection/current.ts'
import { inTransaction } from '../projection/database.ts'
import { postAt } from '../projection/posts.ts'
import { projectPost, type RecordedPost, refreshPost } from '../projection/project-posts.ts'
import { prepare } from '../projection/query.ts'
import { rank } from './affected.ts'
import { affectedByPost, postSnapshot } from './affected-posts.ts'

/** Takes editions of posts into the projection and notes the pages to be written, in one transaction. */
export const applyPosts = ({
  scene,
  recorded,
  removed = [],
}: {
  scene: Scene
  recorded: RecordedPost[]
  removed?: string[]
}) =>
  inScene(scene, () =>
    inTransaction(scene.database, () => {
      const { database } = scene
      const around = ({ subject, born }: { subject: string; born: string }, change: () => void) => {
        const home = postAt(subject)?.month ?? born
        const before = postSnapshot(postAt(subject), home)
        change()
        refreshPost(database, subject)
        const after = postSnapshot(postAt(subject), home)
        for (const page of affectedByPost({ month: home, before, after }))
          prepare(database, 'insert or ignore into dirty values (?, ?)').run(page, rank(page))
      }
      for (const path of removed) {
        const row = prepare(database, 'select subject from post_edition where path = ?').get(path) as
          | { subject: string }
          | undefined
        if (row)
          around({ subject: row.subject, born: '' }, () =>
            prepare(database, 'delete from post_edition where path = ?').run(path),
          )
      }
      for (const one of recorded)
        around({ subject: one.release.subject, born: month(one.release.publishedAt) }, () => projectPost(database, one))
    }),
  )
