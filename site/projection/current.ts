import { AsyncLocalStorage } from 'node:async_hooks'
import type { DatabaseSync } from 'node:sqlite'

/** What a page needs besides its address: the projection it asks and the address of the site it belongs to. */
export type Scene = { database: DatabaseSync; siteUrl: string }

// On globalThis because the server bundle carries its own copy of this module.
const key = Symbol.for('huiying.scene')
const shared = globalThis as unknown as Record<symbol, AsyncLocalStorage<Scene> | undefined>
shared[key] ??= new AsyncLocalStorage<Scene>()
const storage = shared[key]

/** Renders `work` from `scene`; several publishers may live in one process. */
export const inScene = <T>(scene: Scene, work: () => T): T => storage.run(scene, work)

export const scene = (): Scene => {
  const found = storage.getStore()
  if (!found)
    throw new Error('No projection is open. Render through `npm run build` or the publisher, not `astro build`.')
  return found
}

/** Absolute address of a path of the site. */
export const absolute = (path: string) => new URL(path, scene().siteUrl).href
