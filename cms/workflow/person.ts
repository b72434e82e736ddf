import { createLocalReq, type Payload } from 'payload'
import { type Actor, actorOf } from './actor.ts'
import { domainOf } from './domain.ts'
import { createRecord, updateRecord, visible } from './door.ts'
import { type Doc, perform } from './engine.ts'
import { refuseUnsound } from './input.ts'
import { inTransaction } from './records.ts'

type Input = Record<string, unknown>

/**
 * A person at work, for scripts: the same door, gates and journal as REST, without HTTP. Several steps given to `within`
 * share one transaction: all of them or none.
 */
export const person = async ({ payload, email }: { payload: Payload; email: string }) => {
  const { docs } = await payload.find({
    collection: 'users',
    where: { email: { equals: email } },
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  const user = docs[0]
  if (!user) throw new Error(`There is nobody with the address ${email}.`)
  const actor = actorOf(user) as Actor
  const fresh = () => createLocalReq({ user: { ...user, collection: 'users' } as never }, payload)

  const desk = (given?: Awaited<ReturnType<typeof fresh>>) => {
    const run = async <T>(work: (req: Awaited<ReturnType<typeof fresh>>) => Promise<T>): Promise<T> => {
      const req = given ?? (await fresh())
      return inTransaction(req, () => work(req))
    }
    return {
      create: (slug: string, input: Input): Promise<Doc> =>
        run((req) => {
          refuseUnsound(input)
          return createRecord({ req, domain: domainOf(slug), actor, input })
        }),
      edit: (slug: string, id: string, input: Input): Promise<Doc> =>
        run((req) => {
          refuseUnsound(input)
          return updateRecord({ req, domain: domainOf(slug), actor, id, input })
        }),
      /** Performs an act on the text as it now stands. */
      act: (slug: string, id: string, act: string, input: Input = {}): Promise<{ doc: Doc; answer: Input }> =>
        run(async (req) => {
          const domain = domainOf(slug)
          const { digest } = await visible({ req, domain, actor, id })
          if (!domain.workflow) throw new Error(`${slug} has no acts.`)
          return perform({ req, workflow: domain.workflow, id, act, actor, input, match: digest ?? null })
        }),
    }
  }
  return { actor, ...desk(), within: desk, request: fresh }
}
export type Person = Awaited<ReturnType<typeof person>>
