import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const rooms = ['content', 'cms', 'site', 'scripts', 'test'] as const
/** Which room may import which (design: arrows). */
const mayImport: Record<string, readonly string[]> = {
  content: ['content'],
  cms: ['cms', 'content'],
  site: ['site', 'content'],
  scripts: ['scripts', 'cms', 'content', 'site/publisher', 'payload.config.ts'],
  test: ['test', 'scripts', 'cms', 'content', 'site', 'payload.config.ts', 'astro.config.mjs'],
}
/** Rooms of cms that every domain may use; the others do not know each other. */
const commonRooms = ['workflow', 'calendar', 'store', 'body', 'papers', 'migrations']
const backOfficePackages = /^(payload|@payloadcms\/|next|react|react-dom)(\/|$)/

const sources = (room: string): string[] =>
  readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|astro)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/\/(\.next|dist|\.astro)\/|content\/record|importMap/.test(file))

const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, target]) => target as string,
  )

const resolved = (file: string, target: string) =>
  target.startsWith('.') ? path.relative(root, path.resolve(root, path.dirname(file), target)) : target

/** Every import of the tree as [from, to]; relative targets as paths from the root. */
const arrows = rooms
  .filter((room) => existsSync(path.join(root, room)))
  .flatMap((room) =>
    sources(room).flatMap((file) => importsOf(file).map((target) => [file, resolved(file, target)] as const)),
  )

const isOurs = (target: string) =>
  [...rooms, 'payload.config.ts', 'astro.config.mjs'].some((room) => target === room || target.startsWith(`${room}/`))
const within = (target: string, places: readonly string[]) =>
  places.some((place) => target === place || target.startsWith(`${place}/`))

test('there are arrows to judge', () => {
  expect(arrows.length).toBeGreaterThan(200)
})

test.each(rooms)('%s imports only what its arrow allows', (room) => {
  const wrong = arrows.filter(
    ([from, to]) => from.startsWith(`${room}/`) && isOurs(to) && !within(to, mayImport[room] ?? []),
  )
  expect(wrong).toEqual([])
})

test('site and content never import Payload, Next or React', () => {
  expect(arrows.filter(([from, to]) => /^(site|content)\//.test(from) && backOfficePackages.test(to))).toEqual([])
})

test('inside cms one domain does not import another', () => {
  const domain = (file: string) => (file.startsWith('cms/') && file.split('/').length > 2 ? file.split('/')[1] : null)
  const wrong = arrows.filter(([from, to]) => {
    const [a, b] = [domain(from), domain(to)]
    return a && b && a !== b && a !== 'app' && !commonRooms.includes(b)
  })
  expect(wrong).toEqual([])
})

test('rooms used by all domains know none of them', () => {
  const wrong = arrows.filter(([from, to]) => {
    const [, a] = from.split('/')
    const [room, b, ...rest] = to.split('/')
    return (
      from.startsWith('cms/') &&
      commonRooms.includes(a ?? '') &&
      room === 'cms' &&
      rest.length > 0 &&
      !commonRooms.includes(b ?? '')
    )
  })
  expect(wrong).toEqual([])
})

/** What is read when a file runs: imports of types alone fall away. */
const valuesOf = (text: string, file: string): string[] =>
  [...text.matchAll(/^\s*(?:import|export) (?!type\b)(?:[^'"]*from )?['"]([^'"]+)['"]/gm)].map(([, target]) =>
    resolved(file, target as string),
  )
const reachedFrom = (found: string[]): string[] => {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const full = path.join(root, file)
    if (/\.ts$/.test(file) && existsSync(full)) valuesOf(readFileSync(full, 'utf8'), file).forEach(visit)
  }
  found.forEach(visit)
  return [...seen]
}

test('scripts of the public site bring no schema along: it is large, and its compiler is what the policy forbids', () => {
  const started = sources('site')
    .filter((file) => file.endsWith('.astro'))
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)].flatMap(([, text]) =>
        valuesOf(text ?? '', file),
      ),
    )
  const reached = reachedFrom(started)
  expect(reached).toContain('site/format/address.ts')
  expect(reached.filter((file) => /^content\/|^zod/.test(file))).toEqual([])
})
