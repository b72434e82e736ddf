import type { PayloadHandler, PayloadRequest } from 'payload'
import { signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { findAll } from '../workflow/records.ts'

type Unit = { id: string; code: string; name: string; region: string; lines?: string[] }
type Proposal = { unit: { id: string; code: string; name: string }; reason: string; score: number }

/** Which units a matter belongs to, best first, each with its reason: words of its work found in the text, and region (R2.3). */
export const proposeUnits = (units: readonly Unit[], text: string): Proposal[] =>
  units
    .map((unit) => {
      const words = (unit.lines ?? []).filter((word) => text.includes(word))
      const isHere = text.includes(unit.region)
      const reasons = [
        ...(words.length ? [`文中提到“${words.join('”“')}”，属于该单位的业务`] : []),
        ...(isHere ? [`事情发生在${unit.region}`] : []),
      ]
      return {
        unit: { id: unit.id, code: unit.code, name: unit.name },
        reason: `${reasons.join('；')}。`,
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
    return Response.json({ proposals: proposeUnits(units, text) })
  })
