import { sitemapIndex } from '../feeds/sitemap.ts'

export const GET = () => new Response(sitemapIndex(), { headers: { 'content-type': 'application/xml; charset=utf-8' } })
