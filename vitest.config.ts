import { defineConfig } from 'vitest/config'
import LongestFirst from './tests/support/sequencer.ts'

export default defineConfig({
  test: {
    include: ['{bin,bench,platform,modules,faces,app,seeds,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/cluster.ts'],
    reporters: ['default', './tests/support/reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What a test waits for may take its time on two busy cores; by itself it would be given up after a second.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // To load the modules took as long as to test them: a worker loads each once, and no test leans on a fresh one.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
})
