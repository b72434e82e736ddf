import { defineConfig } from 'vitest/config'
import { patience } from './test/harness/patience.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: patience(60_000),
    hookTimeout: patience(240_000),
    globalSetup: ['test/harness/template.ts'],
  },
})
