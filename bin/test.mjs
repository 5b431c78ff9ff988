// `npm test`: install, build, find a browser, run every test; a few failed stories once more, alone. The last line is `N passed, N failed`.
// Words after `--` go to vitest, such as a path.
import './node-version.cjs'

import('./setup.mjs').then(async ({ ensureBuilt, ensureInstalled, root }) => {
  const { join } = await import('node:path')
  const { endWithNpm, run, say, tell } = await import('./terminal.mjs')
  const { ensureChromium } = await import('./chromium.mjs')
  const { filesToRunAgain, joined } = await import('./second-run.mjs')

  endWithNpm()
  let totals = { passed: 0, failed: 0, skipped: 0, files: {}, of: 0 }
  let exitCode = 1
  try {
    await ensureInstalled()
    await ensureBuilt()
    const chromium = await ensureChromium(root)
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', `--reporter=${join(root, 'tests', 'support', 'reporter.ts')}`]
    const test = async (...words) => {
      const { code, isInterrupted } = await run(process.execPath, [vitest, 'run', ...reporters, ...words], {
        cwd: root,
        env: { CI: process.env.CI ?? '1', ...(chromium === undefined ? {} : { WEIGE_CHROMIUM: chromium }) },
        grace: 20,
        onMessage: (message) => {
          totals = message
        },
      })
      exitCode = code ?? 1
      return isInterrupted
    }
    const isInterrupted = await test(...process.argv.slice(2))
    const again = exitCode === 0 || isInterrupted ? [] : filesToRunAgain(totals)
    if (again.length > 0) {
      say(`Stories that failed run once more, alone: ${again.join(' ')}`, '未通过的场景单独再跑一遍')
      const first = totals
      totals = { passed: 0, failed: 1, skipped: 0, files: {}, of: 0 }
      await test('--maxWorkers=1', ...again)
      totals = joined(first, totals)
      if (exitCode === 0)
        say(`Passed only the second time, to be looked at: ${again.join(' ')}`, '第二遍才通过，请查原因')
    }
  } catch (error) {
    exitCode = tell(error)
  }
  // Whatever ended the run without a failed test (no test found, a crash, a signal) is a failure too.
  const failed = exitCode === 0 ? totals.failed : Math.max(1, totals.failed)
  const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`
  process.stdout.write(`${totals.passed} passed, ${failed} failed${skipped}\n`)
  process.exitCode = exitCode
})
