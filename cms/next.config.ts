import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const config: NextConfig = {
  // payload.config.ts and node_modules lie one level above the Next directory
  turbopack: { root },
  outputFileTracingRoot: root,
  // npm run check does this, once
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // a newcomer builds once: a cache for the next build only makes the first one longer
  experimental: { turbopackFileSystemCacheForBuild: false },
  redirects: async () => [{ source: '/', destination: '/admin', permanent: false }],
}

export default withPayload(config)
