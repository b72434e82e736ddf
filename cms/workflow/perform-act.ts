import type { Told } from '../errors.ts'
import type { Language } from '../language.ts'

type Ask = { slug: string; id: string; act: string; input: object; digest?: string | undefined; language: Language }
type Performed = { refusals: Told[]; url?: string }

const unreachable: Record<Language, Told> = {
  zh: { code: 'internal', message: '没有连上系统，操作没有生效。', fix: '请检查网络后重试。' },
  en: {
    code: 'internal',
    message: 'The system could not be reached; nothing was done.',
    fix: 'Check the network and try again.',
  },
}

/** Performs an act over REST, naming the text that was read. */
export const performAct = async ({ slug, id, act, input, digest, language }: Ask): Promise<Performed> => {
  const response = await fetch(`/api/${slug}/${id}/acts/${act}`, {
    method: 'POST',
    credentials: 'include',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(digest ? { 'if-match': `"${digest}"` } : {}),
    },
    body: JSON.stringify(input),
  }).catch(() => null)
  const answer = await response?.json().catch(() => null)
  if (!response?.ok) return { refusals: answer?.errors ?? [unreachable[language]] }
  return { refusals: [], ...(typeof answer.url === 'string' ? { url: answer.url } : {}) }
}
