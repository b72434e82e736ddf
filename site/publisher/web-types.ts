const text = (type: string) => `${type}; charset=utf-8`

/** What a file is sent as, by its ending. nginx reads the same table: site/nginx/types.conf is drawn from it. */
export const typesByEnding: Record<string, string> = {
  html: text('text/html'),
  css: text('text/css'),
  js: text('text/javascript'),
  mjs: text('text/javascript'),
  json: text('application/json'),
  xml: text('application/xml'),
  atom: text('application/atom+xml'),
  txt: text('text/plain'),
  csv: text('text/csv'),
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
}

/** Addresses whose ending does not say it: feeds, and the tiles of the public log, which have none. */
export const typesByPlace: [RegExp, string][] = [
  [/^\/([a-z]+\/)?feed\.xml$/, text('application/rss+xml')],
  [/^\/feed\.json$/, text('application/feed+json')],
  [/^\/log\/checkpoint$/, text('text/plain')],
  [/^\/log\/tile\//, 'application/octet-stream'],
]

export const otherwise = 'application/octet-stream'

export const typeOf = (path: string): string =>
  typesByPlace.find(([pattern]) => pattern.test(path))?.[1] ??
  typesByEnding[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ??
  otherwise
