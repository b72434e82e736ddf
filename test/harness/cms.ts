import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload, SanitizedConfig } from 'payload'
import { afterAll, inject } from 'vitest'
import { newDatabase } from './database.ts'

export const password = 'huiying-demo-2026'
export type Answer<T = Record<string, never>> = { status: number; body: T & Refused; headers: Headers }
type Refused = { errors?: { code: string; message: string; fix: string; field?: string }[] }
// biome-ignore lint/suspicious/noExplicitAny: REST answers are read as any client reads them
export type Json = any

/** A real back office on a fresh copy of the template database, spoken to through its REST API in this process. */
export const bootCms = async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'huiying-test-'))
  cpSync(inject('template'), home, { recursive: true })
  process.env.HUIYING_HOME = home
  const mongodb = inject('mongodb')
  const database = mongodb ? await newDatabase(mongodb.server, mongodb.template) : undefined
  if (database) Object.assign(process.env, { DATABASE_URI: database.uri, MONGODB_WITHOUT_TRANSACTIONS: 'accept' })
  process.env.PUBLISHER_URL ??= 'http://127.0.0.1:9'
  const { getPayload } = await import('payload')
  const config: SanitizedConfig = await (await import('../../payload.config.ts')).default
  const { rest } = await import('../../cms/rest.ts')
  const payload: Payload = await getPayload({ config })
  const tokens = new Map<string, string>()

  const call = async (
    method: string,
    where: string,
    given: { token?: string | null; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<Json>> => {
    const { token, body, headers } = given
    const isForm = body instanceof FormData
    const response = await rest(
      config,
      new Request(`http://localhost:3000/api/${where}`, {
        method,
        headers: {
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
          ...(token ? { authorization: `JWT ${token}` } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: response.headers }
  }

  /** A demo person, signed in: `await as('editor')`. */
  const as = async (name: string) => {
    const email = name.includes('@') ? name : `${name}@demo.huiying.test`
    if (!tokens.has(email)) {
      const { body } = await call('POST', 'users/login', { body: { email, password } })
      if (!body.token) throw new Error(`${email} could not sign in: ${JSON.stringify(body)}`)
      tokens.set(email, body.token)
    }
    const token = tokens.get(email) as string
    return {
      get: (where: string) => call('GET', where, { token }),
      post: (where: string, body: unknown, headers?: Record<string, string>) =>
        call('POST', where, { token, body, ...(headers ? { headers } : {}) }),
      patch: (where: string, body: unknown, headers?: Record<string, string>) =>
        call('PATCH', where, { token, body, ...(headers ? { headers } : {}) }),
      remove: (where: string) => call('DELETE', where, { token }),
      /** An act on a statement, naming the digest it now has unless told otherwise. */
      act: async (id: string, act: string, body: unknown = {}, digest?: string | null) => {
        const named =
          digest === undefined ? (await call('GET', `statements/${id}?depth=0`, { token })).body.digest : digest
        return call('POST', `statements/${id}/acts/${act}`, {
          token,
          body,
          headers: named ? { 'if-match': `"${named}"` } : {},
        })
      },
    }
  }

  /**
   * Leaves people and units only, where the store is FerretDB: it reads through everything at every question, so a test
   * that piles up thousands of records would take hours there.
   */
  const forgetRecords = async () => {
    if (database) await database.empty(['users', 'units', 'leases', 'globals'])
  }

  afterAll(async () => {
    await payload.destroy()
    await database?.drop()
    rmSync(home, { recursive: true, force: true })
  })
  return { payload, config, home, database: database?.uri, call, as, forgetRecords }
}
export type Cms = Awaited<ReturnType<typeof bootCms>>
