import { Feed } from 'feed'
import { kinds, type Section, sections } from '../../content/schema/kinds.ts'
import { codeOf, entryPath, numberText } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { minute } from '../format/time.ts'
import { absolute } from '../projection/current.ts'
import type { Document } from '../projection/document.ts'
import { bureau, latest } from '../projection/queries.ts'

/** Newest statements as a feed, of the site or of one section. Nothing in it depends on the time of rendering. */
export const feedOf = ({ section }: { section?: Section } = {}): Feed => {
  const unit = bureau()
  const entries = latest({ ...(section ? { section } : {}), limit: limits.feed })
  const newest =
    entries
      .map((entry) => entry.updatedAt)
      .sort()
      .at(-1) ?? '2026-01-01T00:00:00.000Z'
  const home = absolute(section ? `/${section}/` : '/')
  const feed = new Feed({
    id: home,
    link: home,
    title: section ? `${unit.name}：${sections[section].zh}` : unit.name,
    description: `${unit.name}${section ? sections[section].zh : '回应关切'}${unit.demo ? '（演示）' : ''}`,
    language: 'zh-CN',
    updated: new Date(newest),
    generator: false,
    copyright: unit.name,
    feedLinks: section
      ? { rss: absolute(`/${section}/feed.xml`) }
      : { rss: absolute('/feed.xml'), atom: absolute('/feed.atom'), json: absolute('/feed.json') },
  })
  for (const entry of entries) feed.addItem(itemOf(entry))
  return feed
}

const itemOf = (entry: Document) => ({
  id: absolute(entryPath(entry)),
  guid: absolute(entryPath(entry)),
  link: absolute(entryPath(entry)),
  title: entry.title,
  description: entry.summary || entry.title,
  content: `<p>${escaped(entry.summary || entry.title)}</p><p>${escaped(entry.unit)}　${kinds[entry.kind].zh}${numberText(entry)}　第 ${entry.edition} 版（${minute(entry.updatedAt)}）　核验码 ${codeOf(entry.digest)}</p>`,
  published: new Date(entry.publishedAt),
  date: new Date(entry.updatedAt),
  author: [{ name: entry.unit }],
  category: entry.topics.map((name) => ({ name })),
})

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
