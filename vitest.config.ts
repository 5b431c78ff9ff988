import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{bin,bench,platform,modules,faces,app,seeds,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/cluster.ts'],
    reporters: ['default', './tests/support/reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
