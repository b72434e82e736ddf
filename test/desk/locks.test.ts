import { expect, test } from 'vitest'
import { bootCms, type Json } from '../harness/cms.ts'
import { draft } from '../harness/statement.ts'
import { idOfPerson } from '../queue/waiting.ts'

const cms = await bootCms()
const slug = 'payload-locked-documents'

const lock = async (id: string, who: string): Promise<string> => {
  const made = await cms.payload.create({
    collection: slug as never,
    data: {
      document: { relationTo: 'statements', value: id },
      user: { relationTo: 'users', value: await idOfPerson(cms, who) },
    } as never,
    overrideAccess: true,
  })
  return (made as { id: string }).id
}
const seenBy = async (who: string): Promise<string[]> =>
  ((await (await cms.as(who)).get(`${slug}?limit=100&depth=0`)).body.docs ?? []).map(({ id }: Json) => id)

test('who has a text open is told to those who may read it, and nobody forges or removes the mark of another', async () => {
  const { id } = await draft({ cms, confirming: ['YP-LABOUR'] })
  const mark = await lock(id, 'editor')
  for (const who of ['editor', 'reviewer', 'handler2']) expect(await seenBy(who), who).toContain(mark)
  for (const who of ['monitor', 'spokesperson', 'liaison']) expect(await seenBy(who), who).not.toContain(mark)
  expect((await cms.call('GET', slug)).status).toBe(401)

  const monitor = await cms.as('monitor')
  const forged = { document: { relationTo: 'statements', value: id }, user: { relationTo: 'users', value: 'x' } }
  expect((await monitor.post(slug, forged)).status).toBe(403)
  for (const who of ['monitor', 'reviewer']) await (await cms.as(who)).remove(`${slug}?where[id][exists]=true`)
  expect(await seenBy('editor')).toContain(mark)
})

test('a colleague who may change the text takes it over, under their own name', async () => {
  const { id } = await draft({ cms })
  const mark = await lock(id, 'editor')
  const other = await idOfPerson(cms, 'reviewer')
  const take = async (who: string) =>
    (await cms.as(who)).patch(`${slug}/${mark}`, { user: { relationTo: 'users', value: other } })
  expect((await take('monitor')).status).toBeGreaterThanOrEqual(400)
  expect((await take('editor')).status).toBe(200)
  const { docs } = await cms.payload.find({ collection: slug as never, where: { id: { equals: mark } }, depth: 0 })
  expect((docs[0] as unknown as Json).user.value).toBe(await idOfPerson(cms, 'editor'))
})
