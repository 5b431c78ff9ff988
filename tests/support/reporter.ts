import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node'

/** How many tests passed, failed and were skipped in a run. */
export type Totals = { passed: number; failed: number; skipped: number }
/** Totals with those of each file in which something failed, by its path, and how many files ran. */
export type Told = Totals & { files: Record<string, Totals>; of: number }

/**
 * Reporter that counts everything that ran. Under `npm test` it sends the totals to bin/test.mjs, which prints them
 * last; alone it prints `N passed, N failed` itself when the process ends.
 */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const totals = countTotals(modules, unhandledErrors.length)
    if (process.send !== undefined) {
      process.send({ ...totals, files: failedFiles(modules), of: modules.length } satisfies Told)
      return
    }
    process.once('exit', () => process.stdout.write(`${wordTotals(totals)}\n`))
  }
}

/**
 * Counts tests by outcome. A file or suite that broke outside its tests, an error nobody caught, and a test that did not
 * come to an end each count as one failed.
 */
export function countTotals(modules: readonly TestModule[], unhandledErrors: number): Totals {
  const totals = { passed: 0, failed: unhandledErrors, skipped: 0 }
  for (const module of modules) {
    totals.failed += brokenOutsideTests(module)
    for (const suite of module.children.allSuites()) totals.failed += brokenOutsideTests(suite)
    for (const test of module.children.allTests()) totals[outcomeOf(test)] += 1
  }
  return totals
}

function failedFiles(modules: readonly TestModule[]): Record<string, Totals> {
  const counted = modules.map((module) => [module.relativeModuleId, countTotals([module], 0)] as const)
  return Object.fromEntries(counted.filter(([, totals]) => totals.failed > 0))
}

/** The line that ends a run; skipped tests are named only when there are any. */
export function wordTotals({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}

function brokenOutsideTests(place: TestModule | TestSuite): number {
  return place.errors().length > 0 ? 1 : 0
}

function outcomeOf(test: TestCase): keyof Totals {
  const { state } = test.result()
  return state === 'pending' ? 'failed' : state
}
