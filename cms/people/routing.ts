import type { PayloadHandler, PayloadRequest } from 'payload'
import { languageOf, type Words } from '../language.ts'
import { signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { findAll } from '../workflow/records.ts'

type Unit = { id: string; code: string; name: string; region: string; lines?: string[] }
type Proposal = { unit: { id: string; code: string; name: string }; reason: Words; score: number }

/** Which units a matter belongs to, best first, each with its reason: words of its work found in the text, and region (R2.3). */
export const proposeUnits = (units: readonly Unit[], text: string): Proposal[] =>
  units
    .map((unit) => {
      const words = (unit.lines ?? []).filter((word) => text.includes(word))
      const isHere = text.includes(unit.region)
      const reasons = [
        ...(words.length
          ? [
              {
                zh: `文中提到“${words.join('”“')}”，属于该单位的业务`,
                en: `the text speaks of “${words.join('”, “')}”, which is its line of work`,
              },
            ]
          : []),
        ...(isHere ? [{ zh: `事情发生在${unit.region}`, en: `it happened in ${unit.region}` }] : []),
      ]
      return {
        unit: { id: unit.id, code: unit.code, name: unit.name },
        reason: {
          zh: `${reasons.map(({ zh }) => zh).join('；')}。`,
          en: `${reasons.map(({ en }) => en).join('; ')}.`,
        },
        score: words.reduce((sum, word) => sum + word.length, 0) + (isHere && words.length ? 2 : 0),
      }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.unit.code.localeCompare(b.unit.code))
    .slice(0, 5)

/** `GET /api/units/propose?text=`: `{proposals: [{unit, reason, score}]}`. */
export const propose: PayloadHandler = (req: PayloadRequest) =>
  answer(req, async () => {
    signedIn(req)
    const text = new URL(req.url ?? '', 'http://cms').searchParams.get('text') ?? ''
    const units = await findAll<Unit>({ req, slug: 'units', where: { code: { exists: true } } })
    const language = languageOf(req)
    const proposals = proposeUnits(units, text).map((proposal) => ({ ...proposal, reason: proposal.reason[language] }))
    return Response.json({ proposals })
  })
