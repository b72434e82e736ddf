import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import type { PayloadRequest } from 'payload'
import { decisive, type Refusal, Refused, refuse, statusOf, tell } from '../errors.ts'
import { type Language, languageOf, type Words } from '../language.ts'

type Thrown = {
  name?: string
  path?: string
  status?: number
  message?: string
  data?: { errors?: { path?: string; field?: string; message: string }[] } | null
}

/** What Payload says to whoever signs in with a wrong password, and to whoever did so too often, in all our languages. */
const saidAtSignIn = (key: 'emailOrPasswordIncorrect' | 'userLocked') =>
  [en, zh].map(({ translations }) => (translations.error as Record<string, string>)[key])

/** Payload's own words are in the language of the request already. */
const asTold = (message = ''): Words => ({ zh: message, en: message })

/**
 * Any error, ours or Payload's, as refusals of the catalogue. Payload's own words would not say what to do. Its errors are
 * told apart by status and shape: their names do not survive the build.
 */
export const refusalsFrom = (error: unknown, isSignedIn: boolean): Refusal[] => {
  if (error instanceof Refused || (error as Thrown)?.name === 'Refused') return (error as Refused).refusals
  const thrown = error as Thrown
  if (Array.isArray(thrown.data?.errors))
    return thrown.data.errors.map(({ path, field, message }) => {
      const at = path ?? field
      return refuse('invalid-field', {
        message: { zh: `${at ?? '内容'}：${message}`, en: `${at ?? 'Content'}: ${message}` },
        ...(at ? { field: at } : {}),
      })
    })
  // A word where a number is: SQLite finds nothing, Mongoose refuses.
  if (thrown.name === 'CastError') return [refuse('invalid-field', thrown.path ? { field: thrown.path } : {})]
  if (thrown.status === 401) return [atSignIn(thrown.message) ?? refuse(isSignedIn ? 'role' : 'signed-out')]
  if (thrown.status === 403) return [refuse(isSignedIn ? 'role' : 'signed-out')]
  if (thrown.message === 'Invalid JSON' || error instanceof SyntaxError) return [refuse('invalid-json')]
  if (thrown.status === 413) return [refuse('too-large')]
  if (thrown.status === 404) return [refuse('not-found')]
  if (thrown.status && thrown.status >= 400 && thrown.status < 500)
    return [refuse('invalid-field', { message: asTold(thrown.message) })]
  return [refuse('internal')]
}

const atSignIn = (message = ''): Refusal | undefined => {
  if (saidAtSignIn('emailOrPasswordIncorrect').includes(message)) return refuse('credentials')
  if (!saidAtSignIn('userLocked').includes(message)) return undefined
  return refuse('too-many', {
    message: {
      zh: '登录失败次数过多，账号已暂时锁定。',
      en: 'Too many failed sign-ins; the account is locked for a while.',
    },
    fix: { zh: '请十分钟后再试。', en: 'Try again in ten minutes.' },
  })
}

export const refusalResponse = (refusals: readonly Refusal[], language: Language = 'zh'): Response =>
  Response.json({ errors: tell(decisive(refusals), language) }, { status: statusOf(refusals) })

/** Runs an endpoint; whatever it throws becomes an answer of the one shape. Faults of ours are logged, refusals are not. */
export const answer = async (req: PayloadRequest, work: () => Promise<Response>): Promise<Response> => {
  try {
    return await work()
  } catch (error) {
    const refusals = refusalsFrom(error, Boolean(req.user))
    if (refusals.some(({ code }) => code === 'internal')) req.payload.logger.error({ err: error })
    return refusalResponse(refusals, languageOf(req))
  }
}
