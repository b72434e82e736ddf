import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const [name] = process.argv.slice(2)
if (!name || name === '--help') {
  console.log(`npm run migrate:create -- NAME
Writes the next migration from the collections to cms/migrations.`)
  process.exit(name ? 0 : 2)
}
const folder = path.resolve(import.meta.dirname, '../cms/migrations')
const rewrite = (file: string, from: RegExp, to: string) => {
  const place = path.join(folder, file)
  writeFileSync(place, readFileSync(place, 'utf8').replace(from, to))
}

execFileSync('payload', ['migrate:create', name], { stdio: 'inherit' })
// Payload writes for a bundler; Node reads TypeScript as it is, with file endings and types marked as such.
rewrite('index.ts', /from '(\.\/[^']+?)(\.ts)?'/g, "from '$1.ts'")
for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.ts') && entry !== 'index.ts'))
  rewrite(
    file,
    /import \{ MigrateUpArgs, MigrateDownArgs, sql \}/,
    'import { type MigrateDownArgs, type MigrateUpArgs, sql }',
  )
