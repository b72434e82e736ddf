import type { APIContext } from 'astro'
import { sitemapShard } from '../../feeds/sitemap.ts'
import { sitemapShards } from '../../projection/archives.ts'

export const getStaticPaths = () =>
  sitemapShards().map(({ month, shard }) => ({ params: { shard: `${month}-${shard}` } }))

export const GET = ({ params }: APIContext) => {
  const [, month = '', shard = '0'] = /^(\d{4}-\d{2})-(\d+)$/.exec(params.shard ?? '') ?? []
  const xml = sitemapShard({ month, shard: Number(shard) })
  return new Response(xml ?? null, {
    status: xml ? 200 : 404,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
}
