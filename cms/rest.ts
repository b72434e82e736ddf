import {
  createPayloadRequest,
  getPayload,
  getRequestLanguage,
  handleEndpoints,
  parseCookies,
  type SanitizedConfig,
} from 'payload'
import { refuse } from './errors.ts'
import { isLanguage, type Language, languageOf } from './language.ts'
import { inTurn } from './people/in-turn.ts'
import { within } from './within.ts'
import { refusalResponse, refusalsFrom } from './workflow/answers.ts'

const limit = 2 * 1024 * 1024
const writing = ['POST', 'PATCH', 'PUT']

type Config = Promise<SanitizedConfig> | SanitizedConfig

/** Payload's REST API behind one bound: a body over 2 MB is refused before anything else is looked at; files are aside. */
export const rest = async (config: Config, request: Request): Promise<Response> => {
  const isUpload = new URL(request.url).pathname === '/api/files'
  if (!writing.includes(request.method) || isUpload || !request.body) return served(config, request)
  const body = await within(request.body, limit)
  if (!body) return refusalResponse([refuse('too-large')], await languageIn(config, request))
  const { method, headers, url } = request
  const work = () => served(config, new Request(url, { method, headers, body: new Uint8Array(body) }))
  if (new URL(url).pathname !== '/api/users/login') return work()
  return inTurn(await getPayload({ config }), whoIn(body), work)
}

/** Whose sign-in it is, as far as that can be read; what cannot waits with its like. */
const whoIn = (body: Buffer): string =>
  /"email"\s*:\s*"([^"]{1,200})"/.exec(body.toString('utf8'))?.[1]?.toLowerCase() ?? ''

/** Payload answers an unknown route in its own shape, a collection without endpoints with 501, a broken address with 500. */
const served = async (config: Config, request: Request): Promise<Response> => {
  const { pathname, searchParams } = new URL(request.url)
  if (!isDecodable(pathname)) return notThere(config, request)
  const wrong = counts.find((name) => !isOne(searchParams, name))
  if (wrong) return refusalResponse([notOne(wrong)], await languageIn(config, request))
  try {
    const response = await handleEndpoints({ config, request })
    const isUnrouted = response.status === 501 || (response.status === 404 && !(await isRefusal(response)))
    return isUnrouted ? notThere(config, request) : response
  } catch (error) {
    return refusalResponse(refusalsFrom(error, true), await languageIn(config, request))
  }
}

const counts = ['limit', 'page', 'depth']

/** Payload fails on a list or a group where it expects one value, and on a number without end. */
const isOne = (given: URLSearchParams, name: string): boolean => {
  const names = [...given.keys()].filter((key) => key === name || key.startsWith(`${name}[`))
  const isAlone = names.length === 1 && names[0] === name
  return names.length === 0 || (isAlone && Math.abs(Number(given.get(name))) !== Number.POSITIVE_INFINITY)
}
const notOne = (field: string) =>
  refuse('invalid-field', {
    field,
    message: { zh: `${field} 只能是一个数。`, en: `${field} is one number.` },
    fix: { zh: `例如 ${field}=10。`, en: `For example ${field}=10.` },
  })

/** The language of a request that Payload never got to read. */
const languageIn = async (config: Config, { headers }: Request): Promise<Language> => {
  const language = getRequestLanguage({ config: await config, cookies: parseCookies(headers), headers })
  return isLanguage(language) ? language : 'zh'
}

const isDecodable = (pathname: string): boolean => {
  try {
    return Boolean(decodeURIComponent(pathname))
  } catch {
    return false
  }
}

const isRefusal = async (response: Response): Promise<boolean> => {
  const told = await response
    .clone()
    .json()
    .catch(() => null)
  return Array.isArray(told?.errors)
}

const notThere = async (config: Config, { url, headers }: Request): Promise<Response> => {
  const req = await createPayloadRequest({ config, request: new Request(new URL('/api', url), { headers }) })
  return refusalResponse([refuse(req.user ? 'not-found' : 'signed-out')], languageOf(req))
}
