import { feedOf } from '../feeds/feed.ts'

export const GET = () =>
  new Response(feedOf().json1(), { headers: { 'content-type': 'application/feed+json; charset=utf-8' } })
