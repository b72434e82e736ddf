import type { PayloadHandler } from 'payload'
import { Refused, refuse } from '../errors.ts'
import { languageOf } from '../language.ts'
import { roles } from '../roles.ts'
import { signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { domainOf } from '../workflow/domain.ts'
import { visible } from '../workflow/door.ts'
import { unitsById } from '../workflow/units.ts'
import { commented } from './input.ts'
import { readersOf } from './readers.ts'

/** `GET /api/comments/people?slug=&subject=`: whom a comment on this record may mention → `{people: [{id, name, unit, duty}]}`. */
export const peopleEndpoint: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    const asked = new URL(req.url ?? '', 'http://cms').searchParams
    const slug = commented.find((name) => name === asked.get('slug'))
    if (!slug) throw new Refused(refuse('not-found'))
    const doc = await visible({ req, domain: domainOf(slug), actor, id: asked.get('subject') ?? '' })
    const readers = await readersOf(req, slug, doc)
    const units = await unitsById(req, [...new Set(readers.flatMap(({ unit }) => unit ?? []))])
    const language = languageOf(req)
    return Response.json({
      people: readers.map(({ id, name, unit, roles: held }) => ({
        id,
        name,
        unit: units.find((each) => each.id === unit)?.name ?? null,
        duty: held.map((role) => roles[role][language]).join(language === 'zh' ? '、' : ', '),
      })),
    })
  })
