import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { moveClock, now } from '../../cms/calendar/clock.ts'
import { bootCms, type Cms, type Json } from '../harness/cms.ts'
import { advance, draft } from '../harness/statement.ts'
import { openMailbox } from './mailbox.ts'

const hour = 3_600_000
const day = 24 * hour
const secret = '外泄的理由不得进邮件'

const mailbox = await openMailbox()
process.env.SMTP_URL = mailbox.url
let cms: Cms
let mailing: typeof import('../../cms/notices/outbox.ts')
let overdue: typeof import('../../cms/notices/overdue.ts')
const sendEach = () => mailing.sendEach(cms.payload)

beforeAll(async () => {
  cms = await bootCms()
  mailing = await import('../../cms/notices/outbox.ts')
  overdue = await import('../../cms/notices/overdue.ts')
  const bureau = { name: '云浦市人力资源和社会保障局', shortName: '云浦人社' }
  expect((await (await cms.as('admin')).post('globals/bureau', bureau)).status).toBe(200)
})
afterAll(() => mailbox.stop())
beforeEach(async () => {
  await sendEach()
  mailbox.clear()
})

const noticesOf = async (who: string, subject?: string): Promise<Json[]> => {
  const { body } = await (await cms.as(who)).get(
    `notices?limit=200&depth=0${subject ? `&where[subject][equals]=${subject}` : ''}`,
  )
  return body.docs
}
const mailsTo = (who: string) => mailbox.mails.filter(({ to }) => to.includes(`${who}@demo.huiying.test`))
const kindsOf = async (who: string, subject: string) => (await noticesOf(who, subject)).map(({ kind }) => kind).sort()

describe('what a person is told', () => {
  test('a submitted text waits for reviewer and secrecy officer, and not for its author', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    expect(await kindsOf('reviewer', id)).toEqual(['waits'])
    expect(await kindsOf('secrecy', id)).toEqual(['waits'])
    expect(await kindsOf('editor', id)).toEqual([])
    expect(await kindsOf('signer', id)).toEqual([])
  })

  test('what is done is settled and no longer counts as unread; its mail is not sent', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    const [before] = await noticesOf('reviewer', id)
    expect(before).toMatchObject({ mail: 'pending', attempts: 0 })
    expect(before.settledAt ?? null).toBeNull()
    await (await cms.as('reviewer')).act(id, 'review')
    const [after] = await noticesOf('reviewer', id)
    expect(after).toMatchObject({ id: before.id, mail: 'none' })
    expect(after.settledAt).toBeTruthy()
    await sendEach()
    expect(mailsTo('reviewer').filter(({ body }) => body.includes(id))).toEqual([])
    expect(mailsTo('secrecy').filter(({ body }) => body.includes(id))).toHaveLength(1)
  })

  test('a returned text tells its author who and why; the reason stays inside', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    await (await cms.as('reviewer')).act(id, 'return', { reason: secret })
    const [notice] = await noticesOf('editor', id)
    expect(notice).toMatchObject({ kind: 'returned', text: { zh: '退回修改', en: 'Returned to you' } })
    expect(notice.detail.zh).toContain(secret)
    expect(notice.detail.zh).toContain('办公室')
    await sendEach()
    const [mail] = mailsTo('editor')
    expect(mail?.subject).toBe(`退回修改：${notice.title}`)
    expect(`${mail?.head}${mail?.body}`).not.toContain(secret)
    expect(mail?.body).toContain(`/admin/collections/statements/${id}`)
  })

  test('returned and submitted again is a new matter; submitting settles what was returned', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    await (await cms.as('reviewer')).act(id, 'return', { reason: '再改' })
    moveClock(1_000)
    await (await cms.as('editor')).act(id, 'submit')
    expect(await kindsOf('reviewer', id)).toEqual(['waits', 'waits'])
    const [returned] = await noticesOf('editor', id)
    expect(returned.settledAt).toBeTruthy()
  })

  test('an edit or another slip does not tell anybody twice', async () => {
    const { id } = await draft({ cms, confirming: ['YP-LABOUR'] })
    await advance(cms, id, 'submitted')
    await (await cms.as('handler2')).act(id, 'confirm')
    await (await cms.as('secrecy')).act(id, 'clear', { declaration: true })
    expect(await kindsOf('reviewer', id)).toEqual(['waits'])
  })

  test('units that confirm are told; people of other units and guests are not', async () => {
    const { id } = await draft({ cms, confirming: ['YP-LABOUR'] })
    await advance(cms, id, 'submitted')
    expect(await kindsOf('handler2', id)).toEqual(['waits'])
    expect(await kindsOf('handler', id)).toEqual([])
    expect(await kindsOf('liaison', id)).toEqual([])
  })

  test('when the text is live its author is told, once for that edition', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'released')
    await report(id, 'live')
    await report(id, 'live')
    expect(await kindsOf('editor', id)).toEqual(['live'])
    await sendEach()
    expect(mailsTo('editor').filter(({ subject }) => subject.startsWith('已上线：'))).toHaveLength(1)
  })

  test('what goes live years after it was released is history, and no news', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'released')
    await report(id, 'live', undefined, new Date(now().getTime() + 300 * day))
    expect(await kindsOf('editor', id)).toEqual([])
  })

  test('a failed delivery tells author and signer once, and is settled when it goes live', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'released')
    await report(id, 'failed', 'disk full')
    await report(id, 'failed', 'disk full')
    expect(await kindsOf('editor', id)).toEqual(['failed'])
    expect(await kindsOf('signer', id)).toContain('failed')
    await report(id, 'live')
    const failed = (await noticesOf('signer', id)).filter(({ kind }) => kind === 'failed')
    expect(failed).toHaveLength(1)
    expect(failed[0].settledAt).toBeTruthy()
  })

  test('a proposed withdrawal tells the signers, and the withdrawal settles it', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'released')
    await (await cms.as('editor')).act(id, 'propose-withdrawal', { reason: '数字有误' })
    expect(await kindsOf('signer2', id)).toContain('withdrawal-proposed')
    await (await cms.as('signer')).act(id, 'withdraw', { reason: '数字有误' })
    const proposed = (await noticesOf('signer2', id)).find(({ kind }) => kind === 'withdrawal-proposed')
    expect(proposed.settledAt).toBeTruthy()
  })

  test('a reminder reaches the holders, a mention whoever is named and may read the text', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    const { emit } = await import('../../cms/workflow/events.ts')
    const { createLocalReq } = await import('payload')
    const { inTransaction } = await import('../../cms/workflow/records.ts')
    const people = await cms.payload.find({ collection: 'users', limit: 100, depth: 0, overrideAccess: true })
    const idOfPerson = (who: string) =>
      String(people.docs.find(({ email }) => email === `${who}@demo.huiying.test`)?.id)
    const req = await createLocalReq({}, cms.payload)
    await inTransaction(req, async () => {
      await emit('reminded', req, { slug: 'statements', id, act: 'review', unit: null, by: idOfPerson('editor') })
      for (const who of ['reviewer', 'handler2'])
        await emit('mentioned', req, {
          slug: 'statements',
          id,
          person: idOfPerson(who),
          by: idOfPerson('editor'),
          text: secret,
        })
    })
    expect(await kindsOf('reviewer', id)).toEqual(['mentioned', 'reminded', 'waits'])
    expect(await kindsOf('secrecy', id)).toEqual(['waits'])
    expect(await kindsOf('handler2', id)).toEqual([])
    await sendEach()
    expect(mailbox.mails.filter(({ raw, body }) => raw.includes(secret) || body.includes(secret))).toEqual([])
  })
})

/** What the publisher says of the latest release of a statement. */
const report = async (id: string, state: string, error?: string, at = now()) => {
  const { readSettings } = await import('../../cms/settings.ts')
  const { docs } = await cms.payload.find({
    collection: 'releases',
    where: { subject: { equals: id } },
    sort: '-sequence',
    limit: 1,
    overrideAccess: true,
  })
  const { status, body } = await cms.call('POST', `outbox/${docs[0]?.id}/delivery`, {
    headers: { authorization: `Publisher ${readSettings().publisherSecret}` },
    body: {
      state,
      at: at.toISOString(),
      ...(state === 'live' ? { url: 'http://localhost:4321/responses/2026/1/' } : {}),
      ...(error ? { error } : {}),
    },
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
}

describe('whose notices they are', () => {
  test('each reads and marks only their own', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    const [notice] = await noticesOf('reviewer', id)
    const stranger = await cms.as('secrecy')
    expect((await stranger.get(`notices/${notice.id}`)).status).toBe(404)
    expect((await stranger.post(`notices/${notice.id}/acts/read`, {})).status).toBe(404)
    expect((await (await cms.as('admin')).get(`notices/${notice.id}`)).status).toBe(404)
    expect((await cms.call('GET', 'notices')).status).toBe(401)
    expect((await cms.call('POST', 'notices/read-all', { body: {} })).status).toBe(401)
    const own = await cms.as('reviewer')
    const first = await own.post(`notices/${notice.id}/acts/read`, {})
    const second = await own.post(`notices/${notice.id}/acts/read`, {})
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.body.readAt).toBe(second.body.readAt)
  })

  test('read-all marks what is open and tells how many; the count falls to nothing', async () => {
    await advance(cms, (await draft({ cms })).id, 'submitted')
    const own = await cms.as('reviewer')
    const open = 'notices/count?where[readAt][exists]=false&where[settledAt][exists]=false'
    const before = (await own.get(open)).body.totalDocs
    expect(before).toBeGreaterThan(0)
    expect((await own.post('notices/read-all', {})).body).toEqual({ read: before })
    expect((await own.get(open)).body.totalDocs).toBe(0)
    expect((await own.post('notices/read-all', {})).body).toEqual({ read: 0 })
  })

  test('nobody writes, changes or deletes a notice', async () => {
    const own = await cms.as('reviewer')
    const [notice] = await noticesOf('reviewer')
    expect((await own.post('notices', { title: 'x' })).status).toBe(403)
    expect((await own.patch(`notices/${notice.id}`, { title: 'x' })).status).toBe(403)
    expect((await own.remove(`notices/${notice.id}`)).status).toBe(403)
  })

  test('whoever may no longer read the record is not shown its title, nor mailed', async () => {
    const { id } = await draft({ cms, confirming: ['YP-LABOUR'] })
    await advance(cms, id, 'submitted')
    const admin = await cms.as('admin')
    const users = await admin.get('users?where[email][equals]=handler2@demo.huiying.test&depth=0')
    const { id: person, unit } = users.body.docs[0]
    await admin.patch(`users/${person}`, { unit: 'YP-EXAM' })
    const [notice] = await noticesOf('handler2', id)
    await sendEach()
    await admin.patch(`users/${person}`, { unit })
    expect(notice).toMatchObject({ title: '', kind: 'waits' })
    expect(mailsTo('handler2')).toEqual([])
    expect((await noticesOf('handler2', id))[0]).toMatchObject({ mail: 'none' })
  })
})

describe('mail', () => {
  test('one mail a matter, from the bureau by its name, however often it is looked', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    await Promise.all([sendEach(), sendEach()])
    await sendEach()
    const mails = mailsTo('reviewer')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toBe('待您办理：审核通过：关于response的回应')
    expect(mails[0]?.head).toMatch(/^From: .*云浦市人力资源和社会保障局.*<noreply@localhost>$/m)
    expect(mails[0]?.head).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(mails[0]?.body).toContain('Waiting for you: Review')
    const [notice] = await noticesOf('reviewer', id)
    expect(notice).toMatchObject({ mail: 'sent', attempts: 1 })
    expect(notice.mailedAt).toBeTruthy()
  })

  test('a title cannot write into the head of a mail, nor into its page', async () => {
    const title = '回应 Bcc: thief@example.com <script>alert(1)</script>"引号"'
    const { id } = await draft({ cms, more: { title } })
    await advance(cms, id, 'submitted')
    const [notice] = await noticesOf('reviewer', id)
    expect(notice.title).toBe(title)
    const data = { title: title.replace(' Bcc', '\r\nBcc') }
    await cms.payload.db.updateOne({ collection: 'notices', id: notice.id, data, req: {} })
    await sendEach()
    const [mail] = mailsTo('reviewer')
    expect(mail?.to).toEqual(['reviewer@demo.huiying.test'])
    expect(mail?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im)
    expect(mail?.subject).toContain('Bcc: thief@example.com')
    expect(mail?.body).toContain('&#60;script&#62;')
    expect(mail?.body.split('<!doctype')[1]).not.toContain('<script>')
  })

  test('a dead server blocks no act, is tried again with growing pauses, and the mail goes out once it is back', async () => {
    await mailbox.stop()
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    await sendEach()
    const waiting = (await noticesOf('reviewer', id))[0]
    expect(waiting).toMatchObject({ mail: 'pending', attempts: 1 })
    expect(waiting.mailError).toMatch(/ECONNREFUSED/)
    expect(waiting.retryAt).toBeTruthy()
    await sendEach()
    expect((await noticesOf('reviewer', id))[0].attempts).toBe(1)
    moveClock(2 * 60_000)
    await sendEach()
    const again = (await noticesOf('reviewer', id))[0]
    expect(again.attempts).toBe(2)
    expect(Date.parse(again.retryAt) - Date.parse(waiting.retryAt)).toBeGreaterThan(2 * 60_000)
    await mailbox.start()
    moveClock(hour)
    await sendEach()
    expect(mailsTo('reviewer').filter(({ body }) => body.includes(id))).toHaveLength(1)
    expect((await noticesOf('reviewer', id))[0]).toMatchObject({ mail: 'sent', attempts: 3 })
  })

  test('an address that is refused does not hold up the others, and after 24 hours the notice says so', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    mailbox.refuse('reviewer@demo.huiying.test')
    await sendEach()
    expect(mailsTo('secrecy')).toHaveLength(1)
    moveClock(day + hour)
    await sendEach()
    mailbox.refuse(null)
    await sendEach()
    const [notice] = await noticesOf('reviewer', id)
    expect(notice).toMatchObject({ mail: 'failed' })
    expect(notice.mailError).toContain('mailbox unavailable')
    expect(mailsTo('reviewer')).toEqual([])
  })

  test('a server that stopped in the middle of sending does not send again, and says so', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    const [notice] = await noticesOf('reviewer', id)
    await cms.payload.db.updateOne({
      collection: 'notices',
      id: notice.id,
      data: { mailedAt: new Date().toISOString(), attempts: 1 },
      req: {},
    })
    await sendEach()
    expect(mailsTo('reviewer')).toEqual([])
    await mailing.closeInterrupted(cms.payload)
    await sendEach()
    expect(mailsTo('reviewer')).toEqual([])
    expect((await noticesOf('reviewer', id))[0]).toMatchObject({ mail: 'failed' })
  })

  test('the contact of an invited unit still gets the link', async () => {
    const units = await (await cms.as('admin')).get('units?limit=100&depth=0')
    const guest = units.body.docs.find(({ contact }: Json) => contact)
    const { id } = await draft({ cms, confirming: [guest.code] })
    await advance(cms, id, 'submitted')
    const { status, body } = await (await cms.as('editor')).act(id, 'invite', { unit: guest.code })
    expect([status, body.sentTo, body.url]).toEqual([200, guest.contact, undefined])
    await expect.poll(() => mailbox.mails.filter(({ to }) => to.includes(guest.contact)).length).toBe(1)
  })
})

describe('wishes', () => {
  const wish = async (who: string, notify: string) => {
    const own = await cms.as(who)
    const { body } = await own.get('users/me')
    const answer = await own.patch(`users/${body.user.id}`, { notify })
    expect(answer.status).toBe(200)
  }

  test('people change their own wish and nothing else', async () => {
    const own = await cms.as('reviewer')
    const { user } = (await own.get('users/me')).body
    expect((await own.patch(`users/${user.id}`, { notify: 'often' })).status).toBe(422)
    expect((await own.patch(`users/${user.id}`, { notify: 'each', roles: ['admin'] })).status).toBe(403)
    const whole = { name: user.name, email: user.email, roles: user.roles, unit: user.unit.id, notify: 'none' }
    expect((await own.patch(`users/${user.id}`, whole)).status).toBe(200)
    const other = await (await cms.as('secrecy')).patch(`users/${user.id}`, { notify: 'none' })
    expect(other.status).toBe(403)
    await wish('reviewer', 'each')
  })

  test('no mail for whoever wants none; the notice is there all the same', async () => {
    await wish('reviewer', 'none')
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    await sendEach()
    expect(mailsTo('reviewer')).toEqual([])
    expect((await noticesOf('reviewer', id))[0]).toMatchObject({ kind: 'waits', mail: 'none' })
    await wish('reviewer', 'each')
  })

  test('a digest goes out once, after half past eight, with everything open', async () => {
    await (await cms.as('reviewer')).post('notices/read-all', {})
    await wish('reviewer', 'digest')
    const ids: string[] = []
    for (const title of ['甲文', '乙文', '丙文']) {
      const { id } = await draft({ cms, more: { title } })
      await advance(cms, id, 'submitted')
      ids.push(id)
    }
    await (await cms.as('reviewer')).act(ids[2] as string, 'review')
    await sendEach()
    await mailing.sendDigests(cms.payload)
    expect(mailsTo('reviewer')).toEqual([])
    moveClock(day)
    await mailing.sendDigests(cms.payload)
    await mailing.sendDigests(cms.payload)
    const mails = mailsTo('reviewer')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toContain('您有 2 件事项待看')
    expect(mails[0]?.body).toContain('甲文')
    expect(mails[0]?.body).toContain('乙文')
    expect(mails[0]?.body).not.toContain('丙文')
    expect((await noticesOf('reviewer', ids[0] as string))[0]).toMatchObject({ mail: 'digested' })
    moveClock(day)
    await mailing.sendDigests(cms.payload)
    expect(mailsTo('reviewer')).toHaveLength(1)
    await wish('reviewer', 'each')
  })

  test('the hour of the digest is Shanghai’s', () => {
    const at = (iso: string) => mailing.lastDigest(new Date(iso)).toISOString()
    expect(at('2026-11-24T08:29:59+08:00')).toBe('2026-11-23T00:30:00.000Z')
    expect(at('2026-11-24T08:30:00+08:00')).toBe('2026-11-24T00:30:00.000Z')
    expect(at('2026-11-24T23:59:00+08:00')).toBe('2026-11-24T00:30:00.000Z')
  })
})

describe('overdue', () => {
  test('an emergency release that nobody ratified is told once, after a downtime as well', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    await (await cms.as('secrecy')).act(id, 'clear', { declaration: true })
    const { status } = await (await cms.as('signer')).act(id, 'emergency-release', { reason: '险情' })
    expect(status).toBe(200)
    await overdue.noticeOverdue(cms.payload)
    expect(await kindsOf('signer2', id)).not.toContain('ratify-overdue')
    moveClock(3 * day)
    await overdue.noticeOverdue(cms.payload)
    await overdue.noticeOverdue(cms.payload)
    for (const who of ['signer', 'signer2', 'editor'])
      expect((await kindsOf(who, id)).filter((kind) => kind === 'ratify-overdue')).toHaveLength(1)
    expect(await kindsOf('reviewer', id)).not.toContain('ratify-overdue')
  })

  test('a wait whose time ran out is told to its holders once', async () => {
    const { id } = await draft({ cms })
    await advance(cms, id, 'submitted')
    moveClock(2 * day + hour)
    await overdue.noticeOverdue(cms.payload)
    moveClock(hour)
    await overdue.noticeOverdue(cms.payload)
    expect((await kindsOf('reviewer', id)).filter((kind) => kind === 'overdue')).toHaveLength(1)
    expect((await kindsOf('editor', id)).filter((kind) => kind === 'overdue').length).toBeLessThanOrEqual(2)
    await (await cms.as('reviewer')).act(id, 'review')
    const told = (await noticesOf('reviewer', id)).filter(({ kind }) => kind === 'overdue')
    expect(told[0].settledAt).toBeTruthy()
  })
})
