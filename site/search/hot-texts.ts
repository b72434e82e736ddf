import { inScene, type Scene } from '../projection/current.ts'
import { placeOf } from './index-state.ts'
import type { SearchPage } from './page.ts'
import { searchPage } from './page-text.ts'

/** Texts of the newest pages, kept from one release to the next: only what changed is read again. */
export const hotTexts = (scene: Scene) => {
  let known = new Map<string, SearchPage>()
  return (hot: { path: string; digest: string }[]): SearchPage[] => {
    const present = new Map<string, SearchPage>()
    inScene(scene, () => {
      for (const { path, digest: noted } of hot) {
        const kept = known.get(`${path} ${noted}`)
        if (kept) present.set(`${path} ${noted}`, kept)
        else {
          const read = searchPage(placeOf(path))
          if (!read) continue
          const { digest, sequence, ...page } = read
          present.set(`${path} ${digest}`, page)
        }
      }
    })
    known = present
    return [...present.values()]
  }
}
