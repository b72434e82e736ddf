import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Policy } from '../../cms/workflow/domain.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { patience } from '../harness/patience.ts'
import { draft, openCase } from '../harness/statement.ts'
import { openStation } from '../harness/station.ts'
import { rss, startFeedServer } from '../microblogs/feed-server.ts'

const cms = await bootCms()
const station = await openStation(cms)
const { policy } = await import('../../cms/policy.ts')

/** A mark no other text has, with its place in its name, so that a leak says where it came from. */
const canary = (slug: string, field: string) => `QX${slug}${field}ZW`.replaceAll('-', '')
const planted: string[] = []
const plant = (slug: string, field: string): string => {
  const isPublic = ((policy as Record<string, Policy>)[slug]?.public ?? []).includes(field)
  if (isPublic) throw new Error(`${slug}.${field} is marked public in policy.ts; a canary there proves nothing.`)
  planted.push(canary(slug, field))
  return canary(slug, field)
}

/** An account whose every inner field is planted, read once through its feed. */
const readPosts = async (admin: Json) => {
  const server = await startFeedServer()
  const feed = `/${plant('microblog-accounts', 'feedUrl')}`
  const picture = `https://img.example/${plant('microblog-posts', 'images')}.png`
  const said = rss([{ id: plant('microblog-posts', 'externalId'), html: `节前照常办理。<img src="${picture}">` }])
  server.paths.set(feed, (_, response) =>
    response.writeHead(200, { etag: `"${plant('microblog-accounts', 'etag')}"` }).end(said),
  )
  const { status } = await admin.post('microblog-accounts', {
    name: '云浦人社',
    platform: 'weibo',
    handle: plant('microblog-accounts', 'handle'),
    feedUrl: `${server.url}${feed}`,
    unit: 'YP-OFFICE',
  })
  expect(status).toBe(201)
  const { readDue } = await import('../../cms/microblogs/check.ts')
  expect(await readDue(cms.payload)).toBe(1)
  await server.close()
}

/** An alarm of the publisher, with what an administrator wrote about it. */
const acknowledged = async (admin: Json) => {
  const { readSettings } = await import('../../cms/settings.ts')
  const owner = await cms.payload.db.findOne<{ id: string; owner: string }>({
    collection: 'leases',
    where: { name: { equals: 'publisher' } },
  })
  const raised = await cms.call('POST', 'outbox/alarms', {
    headers: { authorization: `Publisher ${readSettings().publisherSecret}`, 'x-publisher': owner?.owner ?? '' },
    body: { kind: 'disk', names: [], detail: { zh: '满', en: 'full' }, at: new Date().toISOString() },
  })
  const comment = plant('alarms', 'comment')
  expect((await admin.post(`alarms/${raised.body.id}/acts/acknowledge`, { comment })).status).toBe(200)
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

const readable = (file: string): string => {
  const bytes = readFileSync(file)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Fields whose value the system chooses: states, kinds, times, numbers, references; people are checked by name and address. */
const chosenBySystem: Record<string, string[]> = {
  mentions: ['sourceKind', 'state', 'case', 'capturedBy', 'concerned', 'publishedAt'],
  cases: ['kind', 'leadUnit', 'supportingUnits', 'detectedAt', 'mentions', 'state', 'concerned'],
  statements: [
    'case',
    'state',
    'author',
    'editionAct',
    'expunge',
    'round',
    'touched',
    'lockedBody',
    'releasedEdition',
    'live',
    'scheduledAt',
    'scheduleError',
    'emergency',
    'concerned',
  ],
  'preview-links': [
    'tokenHash',
    'statement',
    'edition',
    'digest',
    'sharedBy',
    'sharedAt',
    'expiresAt',
    'state',
    'openings',
    'openedAt',
    'issuingUnit',
    'concerned',
  ],
  slips: ['statement', 'edition', 'round', 'actor', 'guest', 'invitedBy', 'concerned'],
  releases: [
    'recordKind',
    'key',
    'numberKey',
    'subject',
    'kind',
    'act',
    'edition',
    'digest',
    'section',
    'year',
    'number',
    'title',
    'releasedAt',
    'concerned',
  ],
  deliveries: [
    'release',
    'sequence',
    'subject',
    'state',
    'url',
    'writtenAt',
    'liveAt',
    'error',
    'checkedAt',
    'checkResult',
    'checks',
    'tries',
    'nextTryAt',
    'alarmedAt',
    'dueAt',
    'reason',
    'concerned',
  ],
  alarms: [
    'title',
    'kind',
    'state',
    'at',
    'lastAt',
    'count',
    'acknowledgedAt',
    'acknowledgedBy',
    'names',
    'more',
    'detail',
    'toldAt',
    'fingerprint',
  ],
  files: ['sha256', 'title', 'stored', 'uploadedBy', 'warnings', 'concerned', 'url', 'thumbnailURL'],
  users: [
    'notify',
    'name',
    'roles',
    'unit',
    'email',
    'resetPasswordToken',
    'resetPasswordExpiration',
    'resetPasswordRequestedAt',
    'salt',
    'hash',
    'loginAttempts',
    'lockUntil',
    'sessions',
  ],
  'topic-renames': ['merges', 'renamedAt'],
  units: ['head'],
  comments: [
    'slug',
    'subject',
    'edition',
    'passage',
    'mentions',
    'replyTo',
    'author',
    'guest',
    'at',
    'state',
    'resolvedAt',
    'resolvedBy',
    'concerned',
  ],
  notices: [
    'person',
    'matter',
    'key',
    'kind',
    'slug',
    'subject',
    'title',
    'text',
    'detail',
    'at',
    'readAt',
    'settledAt',
    'mail',
    'mailedAt',
    'mailError',
    'attempts',
    'retryAt',
  ],
  'microblog-accounts': [
    'unit',
    'intervalMinutes',
    'active',
    'check',
    'lastCheckedAt',
    'lastTriedAt',
    'lastGapMinutes',
    'nextCheckAt',
    'failures',
    'lastError',
    'lastModified',
  ],
  'microblog-posts': [
    'excerpt',
    'state',
    'linkedBy',
    'linkedAt',
    'account',
    'seenAt',
    'edition',
    'issuingUnit',
    'key',
    'addresses',
    'decidedByHand',
    'concerned',
  ],
  journal: [
    'sequence',
    'at',
    'actor',
    'actorName',
    'role',
    'unit',
    'slug',
    'subject',
    'act',
    'from',
    'to',
    'edition',
    'digest',
    'previous',
    'hash',
  ],
}

test(
  'nothing that policy.ts does not mark as public is in record, live pages, feeds or search',
  async () => {
    const [monitor, editor, reviewer, secrecy, signer, liaison] = (await Promise.all(
      ['monitor', 'editor', 'reviewer', 'secrecy', 'signer', 'liaison'].map((who) => cms.as(who)),
    )) as [Json, Json, Json, Json, Json, Json]
    const admin = await cms.as('admin')
    const { docs: units } = (await admin.get('units?limit=50&depth=0')).body
    const named = units.find(({ code }: Json) => code === 'YP-MED')
    const described = await admin.patch(`units/${named.id}`, {
      region: plant('units', 'region'),
      lines: [plant('units', 'lines')],
      contact: `${plant('units', 'contact').toLowerCase()}@demo.huiying.test`,
    })
    expect(described.status).toBe(200)
    planted.push(canary('units', 'contact').toLowerCase())
    const mention = await monitor.post('mentions', {
      title: plant('mentions', 'title'),
      text: plant('mentions', 'text'),
      url: `https://forum.example/${plant('mentions', 'url')}`,
      sourceKind: 'forum',
      author: plant('mentions', 'author'),
      counters: { [plant('mentions', 'counters')]: 3 },
    })
    const opened = await openCase(cms, { title: plant('cases', 'title'), summary: plant('cases', 'summary') })
    await monitor.post(`mentions/${mention.body.doc.id}/acts/attach`, { case: opened.id })
    const dismissed = await monitor.post('mentions', { title: '无关', text: '无关', sourceKind: 'forum' })
    await monitor.post(`mentions/${dismissed.body.doc.id}/acts/dismiss`, { reason: plant('mentions', 'dismissReason') })

    const { id } = await draft({ cms, confirming: ['YP-MED'], more: { case: opened.id } })
    const reader = { name: plant('preview-links', 'name'), contact: plant('preview-links', 'contact') }
    expect((await editor.post(`statements/${id}/acts/share-preview`, reader)).status).toBe(200)
    await editor.act(id, 'submit')
    await reviewer.act(id, 'return', { reason: plant('journal', 'detail') })
    await editor.act(id, 'submit')
    const said = await reviewer.post('comments', { slug: 'statements', subject: id, text: plant('comments', 'text') })
    expect(said.status).toBe(201)
    await liaison.act(id, 'confirm', { comment: plant('slips', 'comment') })
    await reviewer.act(id, 'review', { comment: canary('slips', 'comment') })
    await secrecy.act(id, 'clear', { declaration: true, comment: canary('slips', 'comment') })
    expect((await signer.act(id, 'sign', { comment: canary('slips', 'comment') })).status).toBe(200)
    await acknowledged(admin)
    await editor.act(id, 'propose-withdrawal', { reason: plant('statements', 'withdrawalProposal') })
    const other = await draft({ cms, more: { title: 'QXdraftonlyZW', case: opened.id } })
    planted.push('QXdraftonlyZW')
    await readPosts(admin)
    await station.settled()

    const people = await cms.payload.find({ collection: 'users', limit: 100, depth: 0, overrideAccess: true })
    const personal = people.docs.flatMap(({ id: person, email, name }: Json) => [person, email, name])
    const internal = [opened.id, mention.body.doc.id, other.id]
    const files = [
      ...filesUnder(station.contentDir),
      ...filesUnder(path.join(cms.home, 'live')),
      ...filesUnder(path.join(cms.home, 'publisher')),
    ]
    expect(files.some((file) => file.endsWith('.mdx'))).toBe(true)
    const leaks = files.flatMap((file) => {
      const text = readable(file)
      return [...planted, ...personal, ...internal]
        .filter((mark) => text.includes(mark))
        .map((mark) => `${mark} in ${path.relative(cms.home, file)}`)
    })
    expect(leaks).toEqual([])
    expect(files.some((file) => readable(file).includes('关于response的回应'))).toBe(true)
    expect(files.some((file) => file.endsWith('.json') && readable(file).includes('节前照常办理'))).toBe(true)
  },
  patience(240_000),
)

test('every field of every collection was public, planted, or is chosen by the system', () => {
  const undecided = cms.config.collections
    .filter(({ slug }) => slug in policy)
    .flatMap(({ slug, fields }) =>
      fields
        .flatMap((field) => ('name' in field && field.type !== 'ui' ? [field.name] : []))
        // `reach` repeats `concerned`.
        .filter((name) => !['id', 'createdAt', 'updatedAt', 'reach'].includes(name))
        .filter((name) => !((policy as Record<string, Policy>)[slug]?.public ?? []).includes(name))
        .filter((name) => !planted.includes(canary(slug, name)) && !chosenBySystem[slug]?.includes(name))
        .map((name) => `${slug}.${name}`),
    )
  expect(undecided).toEqual([])
})
