// `npm test`: install, build, find a browser, run every test. The last line is `N passed, N failed`.
// Words after `--` go to vitest, such as a path.
import './node-version.cjs'

import('./setup.mjs').then(async ({ ensureBuilt, ensureInstalled, root }) => {
  const { join } = await import('node:path')
  const { endWithNpm, run, tell } = await import('./terminal.mjs')
  const { ensureChromium } = await import('./chromium.mjs')

  endWithNpm()
  let totals = { passed: 0, failed: 0, skipped: 0 }
  let exitCode = 1
  try {
    await ensureInstalled()
    await ensureBuilt()
    const chromium = await ensureChromium(root)
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', `--reporter=${join(root, 'tests', 'support', 'reporter.ts')}`]
    const { code } = await run(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
      cwd: root,
      env: { CI: process.env.CI ?? '1', ...(chromium === undefined ? {} : { WEIGE_CHROMIUM: chromium }) },
      grace: 20,
      onMessage: (message) => {
        totals = message
      },
    })
    exitCode = code ?? 1
  } catch (error) {
    exitCode = tell(error)
  }
  // Whatever ended the run without a failed test (no test found, a crash, a signal) is a failure too.
  const failed = exitCode === 0 ? totals.failed : Math.max(1, totals.failed)
  const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`
  process.stdout.write(`${totals.passed} passed, ${failed} failed${skipped}\n`)
  process.exitCode = exitCode
})
