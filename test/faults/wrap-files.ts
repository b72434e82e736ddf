import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { Verdict } from './preload.ts'

export type Wrapping = { judge: (operation: string, path: string) => Verdict; die: () => never }
type Call = (...given: never[]) => unknown
type Methods = Record<string, Call>

/** Which argument is the path by which an operation is known; `data`: which one is what is written. */
const operations: Record<string, { name: string; path: number; data?: number }> = {
  writeFile: { name: 'write', path: 0, data: 1 },
  appendFile: { name: 'append', path: 0, data: 1 },
  copyFile: { name: 'copy', path: 1 },
  rename: { name: 'rename to', path: 1 },
  link: { name: 'link', path: 1 },
  symlink: { name: 'symlink', path: 1 },
  mkdir: { name: 'make folder of', path: 0 },
  rm: { name: 'remove', path: 0 },
  unlink: { name: 'remove', path: 0 },
  rmdir: { name: 'remove folder of', path: 0 },
  truncate: { name: 'truncate', path: 0 },
}

const halfOf = (data: unknown) => {
  const bytes = Buffer.from(data as string)
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

/** Every way in which the product changes files: the functions of node:fs, and handles of node:fs/promises. */
export const wrapFiles = ({ judge, die }: Wrapping) => {
  const paths = new WeakMap<object, string>()
  const sleep = (milliseconds: number) => {
    if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
  }
  const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  for (const [method, { name, path, data }] of Object.entries(operations)) {
    const sync = fs as unknown as Methods
    const inner = sync[`${method}Sync`] as Call
    sync[`${method}Sync`] = (...given: never[]) => {
      if (typeof given[path] === 'number') return inner(...given)
      const verdict = judge(name, String(given[path]))
      if (!verdict.goesOn) throw verdict.error
      sleep(verdict.wait)
      if (verdict.isTorn) {
        if (data !== undefined) inner(...(given.with(data, halfOf(given[data]) as never) as never[]))
        die()
      }
      return inner(...given)
    }
    const promised = fs.promises as unknown as Methods
    const innerPromised = promised[method] as Call
    promised[method] = async (...given: never[]) => {
      const verdict = judge(name, String(given[path]))
      if (!verdict.goesOn) throw verdict.error
      if (verdict.wait > 0) await later(verdict.wait)
      if (verdict.isTorn) {
        if (data !== undefined) await innerPromised(...(given.with(data, halfOf(given[data]) as never) as never[]))
        die()
      }
      return await innerPromised(...given)
    }
  }
  const { open } = fs.promises
  let isWrapped = false
  fs.promises.open = async (...given) => {
    const [path, flags = 'r'] = given
    if (flags !== 'r') {
      const verdict = judge('create', String(path))
      if (!verdict.goesOn) throw verdict.error
      if (verdict.wait > 0) await later(verdict.wait)
      if (verdict.isTorn) die()
    }
    const handle = await open(...given)
    paths.set(handle, String(path))
    if (!isWrapped) {
      isWrapped = true
      wrapHandles(Object.getPrototypeOf(handle) as Methods)
    }
    return handle
  }
  const wrapHandles = (prototype: Methods) => {
    for (const [method, name] of [
      ['writeFile', 'write'],
      ['write', 'write'],
      ['sync', 'sync'],
      ['datasync', 'sync'],
      ['truncate', 'truncate'],
    ] as const) {
      const inner = prototype[method] as Call
      prototype[method] = async function (this: object, ...given: never[]) {
        const verdict = judge(name, paths.get(this) ?? '')
        if (!verdict.goesOn) throw verdict.error
        if (verdict.wait > 0) await later(verdict.wait)
        if (verdict.isTorn) {
          if (name === 'write') await inner.apply(this, given.with(0, halfOf(given[0]) as never))
          die()
        }
        return await inner.apply(this, given)
      }
    }
  }
  syncBuiltinESMExports()
}
