import { feedOf } from '../feeds/feed.ts'

export const GET = () =>
  new Response(feedOf().atom1(), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
