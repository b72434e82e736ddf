import type { APIContext } from 'astro'
import { formerNames, sectionNamed } from '../../../content/schema/section-names.ts'
import { feedOf } from '../../feeds/feed.ts'
import { sectionNames } from '../../projection/queries.ts'

export const getStaticPaths = () => [...sectionNames, ...formerNames].map((section) => ({ params: { section } }))

/** The same at every name the section had: who cannot follow the mark beside it goes on reading. */
export const GET = ({ params }: APIContext) => {
  const section = sectionNamed(params.section ?? '')
  return section
    ? new Response(feedOf({ section }).rss2(), { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } })
    : new Response(null, { status: 404 })
}
