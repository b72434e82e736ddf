import { parseArgs } from 'node:util'
import { buildReference } from '../site/publisher/reference.ts'
import { readSettings } from '../site/publisher/settings.ts'

const { values } = parseArgs({
  options: { out: { type: 'string' }, 'no-search': { type: 'boolean' }, help: { type: 'boolean' } },
})
if (values.help) {
  console.log(`npm run build [-- --out FOLDER] [--no-search]
Draws the whole site from the record with \`astro build\` (default: site/dist/static). The reference that the live pages are compared with.
Settings: CONTENT_DIR HUIYING_HOME SITE_URL`)
  process.exit(0)
}

const { contentDir, siteUrl } = readSettings()
try {
  const { out, refused } = await buildReference({
    contentDir,
    siteUrl,
    hasSearch: !values['no-search'],
    ...(values.out ? { out: values.out } : {}),
  })
  console.log(`${out}: the site of ${contentDir}`)
  process.exit(refused.length > 0 ? 1 : 0)
} catch (error) {
  console.error(`The site could not be built: ${(error as Error).message}`)
  process.exit(2)
}
