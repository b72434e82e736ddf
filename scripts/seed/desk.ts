import type { Payload, PayloadRequest } from 'payload'
import { type Person, person } from '../../cms/workflow/person.ts'
import type { Kind } from '../../content/schema/kinds.ts'
import type { Telling } from './agenda.ts'
import { mailOf } from './people.ts'
import { storeFile } from './store-file.ts'
import { byDay, instantOf, iso, type Time, type When } from './when.ts'

const minute = 60_000

export type Mention = {
  title: string
  text: string
  sourceKind: string
  publishedAt: Time
  url?: string
  author?: string
  counters?: Record<string, number>
}
export type Matter = {
  title: string
  kind: string
  leadUnit: string
  supportingUnits?: string[]
  mentions: [Mention, ...Mention[]]
}
export type Draft = {
  by: string
  kind: Kind
  title: string
  summary: string
  body: string
  fields: Record<string, unknown>
  topics: string[]
  forms?: string[]
  case?: string
  confirmingUnits?: string[]
  attachments?: string[]
}
/** Who acts on a statement at each gate; the confirming people by mailbox. */
type Gates = { id: string; by: string; confirm?: string[]; submitted: Time }
type Signed = Gates & { signer?: string; signed: Time }
/** `block`: which block of the body, from 0; `to`: the mailboxes of those meant. */
type Remark = { text: string; passage?: { block: number; quote: string }; to?: string[]; replyTo?: string }
type Step = { who: string; act: string; input?: Record<string, unknown> }

/** Steps evenly between two times, to the minute; the first at `from`, the last at `to`. */
const between = (from: Time, to: Time, count: number) => (index: number) => {
  const step = (instantOf(to) - instantOf(from)) / Math.max(1, count - 1)
  return Math.round((instantOf(from) + index * step) / minute) * minute
}

/** What the demo people do, each through the same door as over REST, all inside the transaction of `req`. */
export const openDesk = ({ payload, req, when }: { payload: Payload; req: PayloadRequest; when: When }) => {
  const known = new Map<string, Person>()
  const personOf = async (mailbox: string): Promise<Person> => {
    const found = known.get(mailbox) ?? (await person({ payload, email: mailOf(mailbox) }))
    known.set(mailbox, found)
    return found
  }
  const as = async (mailbox: string) => (await personOf(mailbox)).within(req)
  const act = async (mailbox: string, id: string, name: string, input: Record<string, unknown> = {}) =>
    (await as(mailbox)).act('statements', id, name, input)
  const edit = async (mailbox: string, id: string, input: Record<string, unknown>) =>
    (await as(mailbox)).edit('statements', id, input)

  /** Found a while after it was said. Returns the id of the mention. */
  async function* hear(mention: Mention, by = 'monitor'): Telling<string> {
    yield instantOf(mention.publishedAt) + 25 * minute
    const found = { ...mention, publishedAt: iso(mention.publishedAt) }
    return (await (await as(by)).create('mentions', found)).id
  }

  /** Several mentions of one thing: the first opens the case by day, the others are attached to it. Returns the case's id. */
  async function* openCase({ mentions: [first, ...others], supportingUnits, ...matter }: Matter): Telling<string> {
    const analyst = await as('analyst')
    const heard = yield* hear(first)
    yield byDay(instantOf(first.publishedAt) + 45 * minute)
    const { answer } = await analyst.act('mentions', heard, 'open-case', matter)
    const id = String(answer.case)
    if (supportingUnits) await analyst.edit('cases', id, { supportingUnits })
    for (const other of others) await analyst.act('mentions', yield* hear(other), 'attach', { case: id })
    return id
  }

  const write = async ({ by, ...input }: Draft): Promise<string> =>
    (await (await as(by)).create('statements', input)).id

  /** A remark on a text under way, on these words of it where `quote` is given. Returns the id of the comment. */
  const say = async (by: string, id: string, { to = [], ...said }: Remark): Promise<string> => {
    const mentions = await Promise.all(to.map(async (mailbox) => (await personOf(mailbox)).actor.id))
    return (await (await as(by)).create('comments', { slug: 'statements', subject: id, mentions, ...said })).id
  }

  const steps = ({ by, confirm = [] }: Pick<Gates, 'by' | 'confirm'>): Step[] => [
    { who: by, act: 'submit' },
    ...confirm.map((who) => ({ who, act: 'confirm' })),
    { who: 'reviewer', act: 'review' },
    { who: 'secrecy', act: 'clear', input: { declaration: true } },
  ]
  async function* take(id: string, all: Step[], from: Time, to: Time): Telling {
    const at = between(from, to, all.length)
    for (const [index, { who, act: name, input }] of all.entries()) {
      yield at(index)
      await act(who, id, name, input)
    }
  }
  /** Submitted and through every gate but the signature, the last one at `passed`. */
  const pass = ({ id, submitted, passed, ...gates }: Gates & { passed: Time }): Telling =>
    take(id, steps(gates), submitted, passed)
  /** Submitted, through every gate, and signed at `signed`. */
  const release = ({ id, submitted, signed, signer = 'signer', ...gates }: Signed): Telling =>
    take(id, [...steps(gates), { who: signer, act: 'sign' }], submitted, signed)

  const upload = async (mailbox: string, name: string, data: Buffer): Promise<string> => {
    const { actor } = await personOf(mailbox)
    return storeFile({ req, actor, name, data })
  }
  return { when, as, act, edit, hear, openCase, write, say, pass, release, upload }
}
export type Desk = ReturnType<typeof openDesk>
