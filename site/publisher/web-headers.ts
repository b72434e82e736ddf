/** What a CSP meta element cannot say, and what every answer carries. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

const types: Record<string, string> = {
  'feed.xml': 'application/rss+xml; charset=utf-8',
  'feed.atom': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
}

/** Security and cache headers of one file below the live folder. */
export const headersFor = (path: string): Record<string, string> => {
  const name = path.split('/').at(-1) ?? ''
  const type = types[name]
  return {
    ...always,
    'content-security-policy': policy(path, name),
    'cache-control': isForever(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(type ? { 'content-type': type } : {}),
    ...(isDownload(path, name) ? { 'content-disposition': 'attachment' } : {}),
  }
}

/** A file somebody uploaded runs nothing here, whatever it is; pictures and PDF are shown, the rest is downloaded. */
const policy = (path: string, name: string) => {
  if (path.startsWith('/files/'))
    return name.endsWith('.pdf') ? "frame-ancestors 'none'" : "default-src 'none'; frame-ancestors 'none'; sandbox"
  return "frame-ancestors 'none'"
}

const isDownload = (path: string, name: string) =>
  path.startsWith('/files/') && !/\.(jpe?g|png|webp|avif|gif|pdf)$/i.test(name)
/** Names that hold a digest: the same name is always the same file. */
const isForever = (path: string) =>
  /^\/(_astro|files|search\/index)\//.test(path) && path !== '/search/index/manifest.json'
