import { always, byAddress, caching } from '../../site/publisher/web-headers.ts'
import { otherwise, typesByEnding, typesByPlace } from '../../site/publisher/web-types.ts'

const drawnFrom = (file: string) => `# Drawn from site/publisher/${file} by \`npm run docs\`; do not edit.`
const quoted = (text: string) => `"${text}"`
const variable = (header: string) => `$huiying_${header.replaceAll('-', '_')}`

type Pair = [pattern: string, value: string]
const map = (source: string, header: string, fallback: string, pairs: Pair[]) =>
  [
    `map ${source} ${variable(header)} {`,
    `    default ${quoted(fallback)};`,
    ...pairs.map(([pattern, value]) => `    ${quoted(`~${pattern}`)} ${quoted(value)};`),
    '}',
  ].join('\n')

const pairsOf = (when: [RegExp, string][], prefix = ''): Pair[] =>
  when.map(([pattern, value]) => [prefix ? pattern.source.replace('^', prefix) : pattern.source, value])
const sourceOf = (pattern: RegExp) => pattern.source.replaceAll('\\/', '/')

/** The headers as nginx maps, for the http level: an empty value sends no header. */
export const drawMaps = (): string =>
  [
    drawnFrom('web-headers.ts'),
    ...Object.entries(byAddress).map(([header, { otherwise, when }]) => map('$uri', header, otherwise, pairsOf(when))),
    '# Only what is there is kept for long: the status stands before the address.',
    map('$status$uri', 'cache-control', caching.otherwise, pairsOf(caching.when, '^(200|206|304)')),
    map('$status', 'allow', '', [['^405$', 'GET, HEAD']]),
    '',
  ]
    .join('\n\n')
    .replaceAll('\\/', '/')

/** Headers and types, for a server block. */
export const drawTypes = (): string =>
  [
    drawnFrom('web-headers.ts and web-types.ts'),
    [
      ...Object.entries(always).map(([header, value]) => `add_header ${header} ${quoted(value)} always;`),
      ...[...Object.keys(byAddress), 'cache-control', 'allow'].map(
        (header) => `add_header ${header} ${variable(header)} always;`,
      ),
    ].join('\n'),
    ['types {', ...Object.entries(typesByEnding).map(([ending, type]) => `    ${quoted(type)} ${ending};`), '}'].join(
      '\n',
    ),
    `default_type ${otherwise};`,
    `${['gzip_types', ...textTypes().map((type) => `    ${quoted(type)}`)].join('\n')};`,
    ...typesByPlace.map(
      ([pattern, type]) => `location ~ ${quoted(sourceOf(pattern))} { types { } default_type ${quoted(type)}; }`,
    ),
    '',
  ].join('\n\n')

/** Types that are text: nginx packs them where that has not been done. */
const textTypes = () =>
  [...new Set([...Object.values(typesByEnding), ...typesByPlace.map(([, type]) => type)])].filter((type) =>
    /charset|svg/.test(type),
  )
