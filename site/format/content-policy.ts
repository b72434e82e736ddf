/**
 * What a page may load and run: files of the site and nothing else; no script or style in the page itself, so no exception by
 * digest either. Written here and not by Astro, whose policy names digests that no page of ours needs. `scripts`: what a
 * page's scripts may do besides.
 */
export const contentPolicy = (scripts?: string): string =>
  [
    "default-src 'self'",
    ...(scripts ? [`script-src 'self' ${scripts}`] : []),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
