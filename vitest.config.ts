import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 240_000,
    // A browser that was kept waiting by a busy machine is asked once more; what is wrong is not.
    retry: { count: 1, condition: /Timeout \d+ms exceeded/ },
    globalSetup: ['test/harness/template.ts'],
  },
})
