import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { languageOf } from '../language.ts'
import { type Actor, actorOf } from '../workflow/actor.ts'
import { Desk } from './desk.tsx'
import type { LinkGroup } from './links.tsx'
import { liveToday } from './live-today.ts'
import { questions } from './question.ts'
import { askedOf, queueOf } from './queue.ts'
import type { Readers } from './readers.ts'
import { type Filters, noFilters } from './saved-filters.ts'
import { mayOversee } from './scope.ts'

const savedFilters = async (req: PayloadRequest, actor: Actor): Promise<Filters> => {
  const { docs } = await req.payload.find({
    collection: 'payload-preferences',
    where: { and: [{ key: { equals: 'queue' } }, { 'user.value': { equals: actor.id } }] },
    limit: 1,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const saved = { ...noFilters, ...(docs[0]?.value as Partial<Filters> | undefined) }
  return saved.scope === 'all' && !mayOversee(actor) ? { ...saved, scope: null } : saved
}

type NavGroup = { label: string; entities: { slug: string; type: string; label: unknown }[] }
type Props = AdminViewServerProps & { navGroups?: NavGroup[]; readers: Readers }

/** The first page after signing in: the queue, what one waits for, and what went live. */
export const Dashboard = async ({ initPageResult: { req }, navGroups = [], readers }: Props) => {
  const actor = actorOf(req.user)
  if (!actor) return null
  const filters = await savedFilters(req, actor)
  const question = questions.queue.parse({
    limit: 50,
    ...(filters.scope ? { scope: filters.scope } : {}),
    ...(filters.lane ? { lane: filters.lane } : {}),
    ...(filters.late ? { late: '1' } : {}),
    ...(filters.soon ? { soon: '1' } : {}),
  })
  const queue = await queueOf(req, actor, question)
  const asked = await askedOf(req, actor, {
    scope: queue.scope === 'unit' ? 'unit' : 'mine',
    page: 1,
    limit: 20,
  })
  const language = languageOf(req)
  const groups = navGroups.map(
    ({ label, entities }): LinkGroup => ({
      label,
      links: entities.map(({ slug, type, label: name }) => ({
        href: `/admin/${type}/${slug}`,
        text: typeof name === 'object' && name ? String((name as Record<string, string>)[language]) : String(name),
      })),
    }),
  )
  return (
    <Gutter className="queue">
      <Desk
        at={now().toISOString()}
        filters={{ ...filters, scope: queue.scope }}
        groups={groups}
        initial={{ queue, asked, live: await liveToday(req) }}
        readers={readers}
        roles={[...actor.roles]}
      />
    </Gutter>
  )
}
