import { sitemapPages } from '../../feeds/sitemap.ts'

export const GET = () => new Response(sitemapPages(), { headers: { 'content-type': 'application/xml; charset=utf-8' } })
