import { demoDomain } from '../../../cms/people/demo.ts'
import { readSettings } from '../../../cms/settings.ts'

type Answer = { doc: Statement }
export type Statement = {
  id: string
  state: string
  edition: number
  digest: string
  section: string
  year: number
  number: number
}
type Release = { edition: number; act: string; state: string; error?: string }
export type People = ReturnType<typeof people>

/** The demo people at the REST of a running back office. Throws with the answer where one of them is refused. */
export const people = (env: NodeJS.ProcessEnv) => {
  const { cmsUrl, demoPassword } = readSettings(env)
  const tokens = new Map<string, Promise<string>>()
  const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${cmsUrl}/api/${path}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as T
  }
  const json = { 'content-type': 'application/json' }
  const signIn = async (who: string) => {
    const body = JSON.stringify({ email: `${who}@${demoDomain}`, password: demoPassword })
    return (await call<{ token: string }>('users/login', { method: 'POST', headers: json, body })).token
  }
  const as = async (who: string) => {
    const token = tokens.get(who) ?? signIn(who)
    tokens.set(who, token)
    return { ...json, authorization: `JWT ${await token}` }
  }
  const send = async <T>(who: string, method: string, path: string, input: object, digest?: string): Promise<T> => {
    const headers = { ...(await as(who)), ...(digest ? { 'if-match': `"${digest}"` } : {}) }
    return call<T>(path, { method, headers, body: JSON.stringify(input) })
  }
  return {
    signIn: as,
    create: async <T = Statement>(who: string, slug: string, input: object) =>
      (await send<{ doc: T }>(who, 'POST', slug, input)).doc,
    edit: async (who: string, id: string, input: object) =>
      (await send<Answer>(who, 'PATCH', `statements/${id}`, input)).doc,
    act: async (who: string, { id, digest }: Pick<Statement, 'id' | 'digest'>, act: string, input: object = {}) =>
      (await send<Answer>(who, 'POST', `statements/${id}/acts/${act}`, input, digest)).doc,
    releases: async (who: string, id: string) =>
      (await call<{ docs: Release[] }>(`statements/${id}/releases`, { headers: await as(who) })).docs,
  }
}
