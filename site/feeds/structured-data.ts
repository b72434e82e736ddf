import { sections } from '../../content/schema/kinds.ts'
import type { TextRelease } from '../../content/schema/release.ts'
import { pagePath } from '../format/address.ts'
import { withOffset } from '../format/time.ts'
import { absolute } from '../projection/current.ts'
import { bureau, type Version } from '../projection/queries.ts'

/** schema.org description of a page, ready for a script element: `<` is escaped so that no text can end it. */
export const structuredData = ({ versions, path }: { versions: Version[]; path: string }): string => {
  const graph = [...versions.map(describe), breadcrumb({ versions, path })]
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c')
}

const organisation = (name: string) => ({ '@type': 'GovernmentOrganization', name })

const describe = ({ document, editions, current }: Version) => {
  const { statement, issuingUnit } = current.release as TextRelease
  const url = absolute(pagePath(document))
  const article = {
    '@type': 'NewsArticle',
    headline: statement.title,
    ...(statement.summary ? { description: statement.summary } : {}),
    inLanguage: 'zh-CN',
    datePublished: withOffset(document.publishedAt),
    dateModified: withOffset(document.updatedAt),
    author: organisation(issuingUnit.name),
    publisher: { ...organisation(bureau().name), url: absolute('/') },
    mainEntityOfPage: url,
    ...corrections(editions),
  }
  if (statement.kind === 'rebuttal') return { ...article, review: claimReview({ statement, document, url }) }
  if (statement.kind === 'explainer')
    return { ...article, about: { '@type': 'Legislation', url: statement.fields.policyUrl } }
  if (statement.kind === 'commentary')
    return {
      ...article,
      contributor: { '@type': 'Person', name: statement.fields.expert.name, jobTitle: statement.fields.expert.post },
    }
  if (statement.kind === 'press-notice')
    return {
      '@type': 'Event',
      name: statement.title,
      startDate: withOffset(statement.fields.startsAt),
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: statement.fields.place, address: statement.fields.place },
      organizer: organisation(statement.fields.organiser),
      performer: statement.fields.speakers.map(({ name, post }) => ({
        '@type': 'Person',
        name,
        ...(post ? { jobTitle: post } : {}),
      })),
      url,
    }
  return article
}

const claimReview = ({
  statement: { fields },
  document,
  url,
}: {
  statement: Extract<TextRelease['statement'], { kind: 'rebuttal' }>
  document: Version['document']
  url: string
}) => ({
  '@type': 'ClaimReview',
  url,
  datePublished: withOffset(document.publishedAt),
  author: organisation(document.unit),
  claimReviewed: fields.claim,
  itemReviewed: {
    '@type': 'Claim',
    datePublished: withOffset(fields.firstSeenAt),
    appearance: { '@type': 'CreativeWork', name: fields.claimSource },
  },
  reviewRating: { '@type': 'Rating', ratingValue: 1, worstRating: 1, bestRating: 5, alternateName: fields.verdict },
})

const corrections = (editions: Version['editions']) => {
  const list = editions
    .filter(({ release }) => release.act === 'correct')
    .map(({ release }) => ({
      '@type': 'CorrectionComment',
      text: ('reason' in release && release.reason) || '更正',
      datePublished: withOffset(release.releasedAt),
    }))
  return list.length > 0 ? { correction: list } : {}
}

const breadcrumb = ({ versions, path }: { versions: Version[]; path: string }) => {
  const { section, title } = versions[0]!.document
  const steps = [
    { name: '首页', path: '/' },
    { name: sections[section].zh, path: `/${section}/` },
    { name: title, path },
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.name,
      item: absolute(step.path),
    })),
  }
}
