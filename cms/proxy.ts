import { type NextRequest, NextResponse } from 'next/server'

/** Chinese unless the reader picked a language: Payload would follow Accept-Language before its fallback. */
export const proxy = (request: NextRequest) => {
  const headers = new Headers(request.headers)
  if (!request.cookies.has('payload-lng')) headers.set('accept-language', 'zh')
  return NextResponse.next({ request: { headers } })
}
export const config = { matcher: ['/admin/:path*', '/api/:path*'] }
