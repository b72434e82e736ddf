/*
 * What every answer of the public site carries, whichever server gives it: web.ts reads these tables, and site/nginx/headers.conf
 * is drawn from them by `npm run docs`. Patterns are those that JavaScript and PCRE read alike.
 */

export const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** Scripts, styles and pictures of this site alone, and nothing inline. Pages name the same in a meta element, for other servers. */
const policy = (scripts: string) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const forever = 'public, max-age=31536000, immutable'

type Rule = { otherwise: string; when: [RegExp, string][] }

/** Headers that depend on the address; the first pattern that fits. An empty value: no such header. */
export const byAddress: Record<'content-security-policy' | 'content-disposition', Rule> = {
  'content-security-policy': {
    otherwise: policy("'self'"),
    when: [
      // A file somebody uploaded runs nothing here, whatever it is; browsers show no PDF in a sandbox.
      [/^\/files\/.*\.[pP][dD][fF]$/, "frame-ancestors 'none'"],
      [/^\/files\//, "default-src 'none'; frame-ancestors 'none'; sandbox"],
      // The index of older pages is read by WebAssembly.
      [/^\/search\/(index\.html)?$/, policy("'self' 'wasm-unsafe-eval'")],
    ],
  },
  // Pictures and PDF are shown, other uploaded files are downloaded.
  'content-disposition': {
    otherwise: '',
    when: [
      [
        /^\/files\/.*\.([jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP]|[aA][vV][iI][fF]|[gG][iI][fF]|[pP][dD][fF])$/,
        '',
      ],
      [/^\/files\//, 'attachment'],
    ],
  },
}

/** How long it may be kept; only for what is there. What has a digest in its name, or is a tile of the log, is always the same. */
export const caching: Rule = {
  otherwise: 'no-cache',
  when: [
    [/^\/search\/index\/manifest\.json$/, 'no-cache'],
    [/^\/(_astro|files|search\/index|log\/tile)\//, forever],
  ],
}

/** Security and cache headers of one address. */
export const headersFor = (path: string, { isThere = true } = {}): Record<string, string> => {
  const found = { ...byAddress, ...(isThere ? { 'cache-control': caching } : {}) }
  const headers = Object.entries(found).map(([name, rule]) => [name, fitting(rule, path)])
  return { ...always, 'cache-control': caching.otherwise, ...Object.fromEntries(headers.filter(([, value]) => value)) }
}

const fitting = ({ otherwise, when }: Rule, path: string) =>
  when.find(([pattern]) => pattern.test(path))?.[1] ?? otherwise
