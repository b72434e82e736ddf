import mdx from '@astrojs/mdx'
import { defineConfig, passthroughImageService } from 'astro/config'

// One rendering code path, two drivers: `npm run build` (static, the reference) and the publisher's warm bundle (server).
// Addresses come from SITE_URL at render time, so a bundle serves any host; `site` is left out on purpose.
const isServer = process.env.HUIYING_BUNDLE === 'server'

/** The smallest adapter: the publisher asks for one page at a time and writes what comes back. */
const warmRenderer = {
  name: 'huiying:warm-renderer',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'huiying:warm-renderer',
        serverEntrypoint: new URL('./site/publisher/entry.ts', import.meta.url),
        entrypointResolution: 'auto',
        supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable' },
      }),
  },
}

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: process.env.HUIYING_BUNDLE_DIR ?? './site/dist/static',
  cacheDir: './site/.astro/cache',
  output: isServer ? 'server' : 'static',
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  integrations: [mdx()],
  ...(isServer ? { adapter: warmRenderer } : {}),
  markdown: { syntaxHighlight: false },
  image: { service: passthroughImageService() },
  security: {
    checkOrigin: false,
  },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
})
