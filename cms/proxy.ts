import { type NextRequest, NextResponse } from 'next/server'

/**
 * Chinese unless the reader picked a language: a browser's Accept-Language says what it was installed with. Whoever asks
 * without a browser is answered in the language they name.
 */
export const proxy = (request: NextRequest) => {
  const headers = new Headers(request.headers)
  const isBrowser = request.headers.has('sec-fetch-site') || request.nextUrl.pathname.startsWith('/admin')
  if (isBrowser && !request.cookies.has('payload-lng')) headers.set('accept-language', 'zh')
  return NextResponse.next({ request: { headers } })
}
export const config = { matcher: ['/admin/:path*', '/api/:path*'] }
