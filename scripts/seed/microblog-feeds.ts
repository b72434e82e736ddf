/** A post as an account has it: lines of plain text, and the address it leads to. */
export type Post = { id: string; at: string; lines: string[]; link: string | null }
type About = { title: string; home: string }

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const html = ({ lines, link }: Post): string =>
  [...lines.map(escaped), ...(link ? [`<a href="${escaped(link)}">网页链接</a>`] : [])].join('<br>')
const addressOf = (about: About, { id }: Post) => `${about.home}/${id}`

/** RSS 2.0, as a bridge for microblogs writes it: the text as HTML, its beginning as title. */
export const rssOf = (about: About, posts: readonly Post[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
<title>${escaped(about.title)}</title>
<link>${escaped(about.home)}</link>
<description>演示账号，内容均为虚构。</description>
${posts
  .map(
    (post) => `<item>
<title>${escaped(Array.from(post.lines.join(' ')).slice(0, 30).join(''))}…</title>
<link>${escaped(addressOf(about, post))}</link>
<guid isPermaLink="false">${escaped(post.id)}</guid>
<pubDate>${new Date(post.at).toUTCString()}</pubDate>
<description>${escaped(html(post))}</description>
</item>`,
  )
  .join('\n')}
</channel>
</rss>
`

/** JSON Feed 1.1. */
export const jsonFeedOf = (about: About, posts: readonly Post[]): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: about.title,
      home_page_url: about.home,
      description: '演示账号，内容均为虚构。',
      items: posts.map((post) => ({
        id: post.id,
        url: addressOf(about, post),
        date_published: post.at,
        content_html: html(post),
      })),
    },
    null,
    2,
  )}\n`
