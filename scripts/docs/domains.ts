import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// Drawing needs the tables, not a database: a home of its own keeps it away from anybody's data.
process.env.HUIYING_HOME = mkdtempSync(path.join(tmpdir(), 'huiying-docs-'))
await import('../../payload.config.ts')
export const { registeredDomains } = await import('../../cms/workflow/domain.ts')
export const { policy } = await import('../../cms/policy.ts')
export const { openApi } = await import('../../cms/openapi.ts')
