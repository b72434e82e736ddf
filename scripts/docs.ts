import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { drawContract } from './docs/contract.ts'
import { drawMaps, drawTypes } from './docs/nginx.ts'
import { drawPolicy } from './docs/policy.ts'
import { drawWorkflow } from './docs/workflow.ts'

if (process.argv.includes('--help')) {
  console.log(`npm run docs [-- --check]
Draws docs/contract.md, policy.md, workflow.svg, site/nginx/maps.conf and types.conf from the tables; --check compares and changes nothing.`)
  process.exit(0)
}
const root = path.resolve(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')

/** Documents that are drawn from the tables; `--check` compares instead of writing. */
const drawn: Record<string, () => string> = {
  'docs/contract.md': drawContract,
  'docs/policy.md': drawPolicy,
  'docs/workflow.svg': drawWorkflow,
  'site/nginx/maps.conf': drawMaps,
  'site/nginx/types.conf': drawTypes,
}

const stale = Object.entries(drawn).filter(([name, draw]) => {
  const file = path.join(root, name)
  const text = draw()
  if (!isCheck) writeFileSync(file, text)
  return isCheck && readOr(file) !== text
})
if (stale.length) {
  console.error(`${stale.map(([name]) => name).join(', ')} differ from the tables. Run: npm run docs`)
  process.exit(1)
}
process.exit(0)

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
