import { type Cms, type Json, password } from './cms.ts'

type Person = { name: string; roles: string[]; unit: string }

/** A new person of the house, given in by the system administrator over REST. Signs in as any demo person does. */
export const hire = async (cms: Cms, { name, roles, unit }: Person): Promise<{ email: string; id: string }> => {
  const email = `${name}@extra.huiying.test`
  const admin = await cms.as('admin')
  const { status, body } = await admin.post('users', { email, name: `编外${name}`, password, roles, unit })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  return { email, id: (body as Json).doc.id }
}
