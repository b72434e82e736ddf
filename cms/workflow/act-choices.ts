import type { Language } from '../language.ts'
import { type Ask, expungeClasses } from './act-asks.ts'

export type Choice = { value: string; label: string }
export type Choices = { choices: Choice[]; hint?: string }
type Named = { id: string; name?: string; title?: string }

const get = async <T>(path: string): Promise<T> =>
  (await (await fetch(`/api/${path}`, { credentials: 'include' })).json()) as T
const list = async (path: string): Promise<Choice[]> =>
  (await get<{ docs: Named[] }>(path)).docs.map(({ id, name, title }) => ({ value: id, label: name ?? title ?? id }))

type Proposals = { proposals: { unit: { id: string; name: string }; reason: string }[] }

/** All units; the one that a text seems to be about first, and why. */
const units = async (data: Record<string, unknown>, language: Language): Promise<Choices> => {
  const choices = await list('units?limit=300&depth=0')
  if (!data.text) return { choices }
  const text = encodeURIComponent(`${data.title ?? ''} ${data.text}`.slice(0, 1_500))
  const [best] = (await get<Proposals>(`units/propose?text=${text}`)).proposals
  if (!best) return { choices }
  const isBest = ({ value }: Choice) => value === best.unit.id
  const words = {
    zh: `建议：${best.unit.name}。${best.reason}`,
    en: `Suggested: ${best.unit.name}. ${best.reason}`,
  }
  return {
    choices: [...choices.filter(isBest), ...choices.filter((choice) => !isBest(choice))],
    hint: words[language],
  }
}

/** What may be chosen; of units, only those in `within` where it is given. */
export const choicesFor = async (
  { as }: Ask,
  { data, language, within }: { data: Record<string, unknown>; language: Language; within?: readonly string[] },
): Promise<Choices> => {
  if (as === 'expunge')
    return { choices: Object.entries(expungeClasses).map(([value, label]) => ({ value, label: label[language] })) }
  if (as === 'statement') return { choices: await list(`microblog-posts/statements?limit=100&post=${data.id ?? ''}`) }
  if (as === 'case') return { choices: await list('cases?where[state][equals]=open&limit=100&depth=0') }
  const found = await units(data, language)
  return within ? { choices: found.choices.filter(({ value }) => within.includes(value)) } : found
}
