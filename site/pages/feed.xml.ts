import { feedOf } from '../feeds/feed.ts'

export const GET = () =>
  new Response(feedOf().rss2(), { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } })
