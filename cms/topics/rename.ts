import type { PayloadRequest } from 'payload'
import { presentNames, topicRelease } from '../../content/schema/topic-rename.ts'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import type { Words } from '../language.ts'
import { mayRelease } from '../releasing.ts'
import type { Prepare } from '../workflow/domain.ts'
import { findAll, findOne, insert } from '../workflow/records.ts'

type Rename = { id: string; from: string; to: string; reason: string; renamedAt: string }

const refused = (field: 'from' | 'to' | 'merges', message: Words, fix: Words) =>
  new Refused(refuse('invalid-field', { field, message, fix }))

/** A name that is in use becomes one that is free, in use (a merger), or was its own before (renaming back). */
export const prepareRename: Prepare = async ({ req, actor, input }) => {
  if (!actor.roles.some((role) => mayRelease('topic', role))) throw new Refused(refuse('role'))
  const { from, to, reason, merges } = input as Pick<Rename, 'from' | 'to' | 'reason'> & { merges?: boolean }
  const renames = await findAll<Rename>({ req, slug: 'topic-renames', where: {}, sort: ['renamedAt', 'id'] })
  const present = presentNames(renames)
  const nameOf = (name: string) => present.get(name) ?? name
  if (from === to)
    throw refused(
      'to',
      { zh: '新主题和原主题是同一个。', en: 'The new name is the old one.' },
      { zh: '请填写另一个名称。', en: 'Give another name.' },
    )
  if (nameOf(from) !== from)
    throw refused(
      'from',
      { zh: `“${from}”已经改名为“${nameOf(from)}”。`, en: `“${from}” is called “${nameOf(from)}” now.` },
      { zh: `请从“${nameOf(from)}”改名。`, en: `Rename “${nameOf(from)}”.` },
    )
  if (nameOf(to) !== to && nameOf(to) !== from)
    throw refused(
      'to',
      {
        zh: `“${to}”已经改名为“${nameOf(to)}”，改到这里会绕成一圈。`,
        en: `“${to}” is called “${nameOf(to)}” now; this would lead in a circle.`,
      },
      { zh: `请直接改为“${nameOf(to)}”。`, en: `Rename to “${nameOf(to)}”.` },
    )
  if (!(await isCarried(req, from, present)))
    throw refused(
      'from',
      { zh: `没有内容带有主题“${from}”。`, en: `Nothing carries the topic “${from}”.` },
      { zh: '请核对名称，一字不差。', en: 'Check the name, letter by letter.' },
    )
  if (!merges && nameOf(to) !== from && (await isCarried(req, to, present)))
    throw refused(
      'merges',
      {
        zh: `已有内容带主题“${to}”：这是合并，合并后不能再拆开。`,
        en: `Texts carry the topic “${to}” already: this is a merger, which cannot be undone.`,
      },
      { zh: '确要合并，请勾选“合并”后再保存。', en: 'If it is meant, tick “Merge” and save again.' },
    )
  return { from, to, reason, renamedAt: now().toISOString() }
}

/** Some text carries the name, or one of those it had before. */
const isCarried = async (req: PayloadRequest, from: string, present: ReadonlyMap<string, string>) => {
  const names = [from, ...[...present].filter(([, name]) => name === from).map(([name]) => name)]
  return Boolean(await findOne({ req, slug: 'statements', where: { topics: { in: [...new Set(names)] } } }))
}

/** Lets the renaming cross, in the running transaction. */
export const releaseRename = async (
  req: PayloadRequest,
  { id, from, to, reason, renamedAt }: Rename,
): Promise<void> => {
  const release = {
    recordKind: 'topic',
    act: 'rename',
    from,
    to,
    reason,
    releasedAt: new Date(renamedAt).toISOString(),
  } as const
  // What does not follow the schema never becomes permanent; id and sequence are given by the insert.
  topicRelease.parse({ ...release, schema: 'huiying/release/1', id, sequence: 1 })
  const key = `topic:${id}`
  await insert({
    req,
    slug: 'releases',
    data: {
      recordKind: 'topic',
      key,
      numberKey: key,
      // One after another, whichever topic they are of.
      subject: 'topic',
      act: 'rename',
      title: `${from} → ${to}`,
      releasedAt: release.releasedAt,
      release,
    },
  })
}
