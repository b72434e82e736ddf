import type { PayloadRequest } from 'payload'
import { namesOfSection, sectionNamed } from '../../content/schema/section-names.ts'
import { readSettings } from '../settings.ts'
import { findAll, findOne } from '../workflow/records.ts'
import type { Statement } from './post.ts'

type Address = { section: string; year: number; number: number }

const page = /^\/([a-z]+)\/(\d{4})\/(\d{1,6})\/?$/
const words = ({ section, year, number }: Address) => `${section}/${year}/${number}`

/** Address of a statement that a link leads to, as it names the section, on any host of the site; `#transcript` and queries are left aside. */
const addressOf = (link: string, hosts: readonly string[]): Address | undefined => {
  const { host, pathname } = new URL(link)
  const [, section = '', year, number] = hosts.includes(host) ? (page.exec(pathname) ?? []) : []
  return sectionNamed(section) ? { section, year: Number(year), number: Number(number) } : undefined
}

/** The addresses of statements among links, as they are kept beside a post: `|responses/2026/12|press/2026/3|`, or empty. */
export const addressesAmong = (links: readonly string[]): string => {
  const { siteHosts } = readSettings()
  const found = links.flatMap((link) => addressOf(link, siteHosts) ?? []).map(words)
  return found.length ? `|${[...new Set(found)].join('|')}|` : ''
}

/** Names under which the pages of a section are linked to and its statements kept. */
const namesOf = (name: string): readonly string[] => {
  const section = sectionNamed(name)
  return section ? namesOfSection(section) : []
}

/** As `addressesAmong` keeps the address of one statement, under each name of its section, to look for it; none where it has none. */
export const keptAddresses = ({ section, year, number }: Statement): string[] =>
  section && year && number ? namesOf(section).map((name) => `|${words({ section: name, year, number })}|`) : []

export const isReleased = ({ state, releasedEdition }: Statement): boolean =>
  releasedEdition > 0 && state !== 'withdrawn'

/**
 * The first statement that a post links to and that was ever released; a withdrawn one is still what the post is about. A
 * notice goes before the transcript that shares its page.
 */
export const statementAt = async (req: PayloadRequest, addresses: string): Promise<Statement | null> => {
  for (const address of addresses.split('|').filter(Boolean)) {
    const [section = '', year, number] = address.split('/')
    const found = await findAll<Statement>({
      req,
      slug: 'statements',
      where: {
        and: [
          { section: { in: namesOf(section) } },
          { year: { equals: Number(year) } },
          { number: { equals: Number(number) } },
        ],
      },
    })
    const [first] = found.filter(({ releasedEdition }) => releasedEdition > 0).sort((a, b) => lateness(a) - lateness(b))
    if (first) return first
  }
  return null
}

/** Withdrawn ones last, then transcripts. */
const lateness = (statement: Statement) => (isReleased(statement) ? 0 : 2) + Number(statement.kind === 'transcript')

export const statementById = (req: PayloadRequest, id: string): Promise<Statement | null> =>
  findOne<Statement>({ req, slug: 'statements', where: { id: { equals: id } } })
