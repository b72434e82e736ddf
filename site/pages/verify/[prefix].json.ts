import type { APIContext } from 'astro'
import { verifyDigits } from '../../format/address.ts'
import { verifiedUnder, verifyCodes } from '../../projection/verified.ts'

export const getStaticPaths = () => verifyCodes().map((code) => ({ params: { prefix: code.slice(0, verifyDigits) } }))

export const GET = ({ params }: APIContext) => {
  const { prefix = '' } = params
  const isPrefix = /^[0-9a-f]+$/.test(prefix) && prefix.length === verifyDigits
  const found = isPrefix ? verifiedUnder(prefix) : []
  return found.length > 0 ? Response.json(found) : new Response(null, { status: 404 })
}
