import { absolute } from '../projection/current.ts'

export const GET = () =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${absolute('/sitemap.xml')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
