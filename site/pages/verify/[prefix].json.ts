import type { APIContext } from 'astro'
import { verifiedUnder, verifyPrefixes } from '../../projection/verified.ts'

export const getStaticPaths = () => verifyPrefixes().map((prefix) => ({ params: { prefix } }))

export const GET = ({ params }: APIContext) => {
  const found = /^[0-9a-f]{2}$/.test(params.prefix ?? '') ? verifiedUnder(params.prefix ?? '') : []
  return found.length > 0 ? Response.json(found) : new Response(null, { status: 404 })
}
