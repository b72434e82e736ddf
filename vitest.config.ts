import { defineConfig } from 'vitest/config'
import { patience } from './test/harness/patience.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These are of the second store: npm test -- --store mongodb
    exclude: process.env.TEST_STORE === 'mongodb' ? [] : ['test/mongodb/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: patience(60_000),
    hookTimeout: patience(240_000),
    globalSetup: ['test/harness/template.ts'],
  },
})
