import type { Payload, PayloadRequest } from 'payload'
import { type Person, person } from '../../cms/workflow/person.ts'
import type { Kind } from '../../content/schema/kinds.ts'
import { mailOf } from './people.ts'
import { storeFile } from './store-file.ts'

export type Mention = {
  title: string
  text: string
  sourceKind: string
  publishedAt: string
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
type Gates = { id: string; by: string; confirm?: string[]; signer?: string }

/** What the demo people do, each through the same door as over REST, all inside the transaction of `req`. */
export const openDesk = ({ payload, req }: { payload: Payload; req: PayloadRequest }) => {
  const known = new Map<string, Person>()
  const as = async (mailbox: string) => {
    const found = known.get(mailbox) ?? (await person({ payload, email: mailOf(mailbox) }))
    known.set(mailbox, found)
    return found.within(req)
  }
  const act = async (mailbox: string, id: string, name: string, input: Record<string, unknown> = {}) =>
    (await as(mailbox)).act('statements', id, name, input)

  const hear = async (mention: Mention, by = 'monitor'): Promise<string> =>
    (await (await as(by)).create('mentions', mention)).id

  /** Several mentions of one thing: the first opens the case, the others are attached to it. Returns the id of the case. */
  const openCase = async ({ mentions: [first, ...others], supportingUnits, ...matter }: Matter): Promise<string> => {
    const analyst = await as('analyst')
    const { answer } = await analyst.act('mentions', await hear(first), 'open-case', matter)
    const id = String(answer.case)
    for (const other of others) await analyst.act('mentions', await hear(other), 'attach', { case: id })
    if (supportingUnits) await analyst.edit('cases', id, { supportingUnits })
    return id
  }

  const write = async ({ by, ...input }: Draft): Promise<string> =>
    (await (await as(by)).create('statements', input)).id

  const pass = async ({ id, confirm = [] }: Pick<Gates, 'id' | 'confirm'>) => {
    for (const mailbox of confirm) await act(mailbox, id, 'confirm')
    await act('reviewer', id, 'review')
    await act('secrecy', id, 'clear', { declaration: true })
  }
  const release = async ({ id, by, confirm, signer = 'signer' }: Gates) => {
    await act(by, id, 'submit')
    await pass({ id, ...(confirm ? { confirm } : {}) })
    await act(signer, id, 'sign')
  }

  const upload = async (mailbox: string, name: string, data: Buffer): Promise<string> => {
    const { actor } = known.get(mailbox) ?? (await person({ payload, email: mailOf(mailbox) }))
    return storeFile({ req, actor, name, data })
  }
  return { as, act, hear, openCase, write, pass, release, upload }
}
export type Desk = ReturnType<typeof openDesk>
/** One matter of the demo from what was said to where it stands now. */
export type Story = (desk: Desk) => Promise<void>
