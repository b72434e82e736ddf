import type { APIContext } from 'astro'
import type { Section } from '../../../content/schema/kinds.ts'
import { feedOf } from '../../feeds/feed.ts'
import { sectionNames } from '../../projection/queries.ts'

export const getStaticPaths = () => sectionNames.map((section) => ({ params: { section } }))

export const GET = ({ params }: APIContext) =>
  sectionNames.includes(params.section as Section)
    ? new Response(feedOf({ section: params.section as Section }).rss2(), {
        headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
      })
    : new Response(null, { status: 404 })
