import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes minutes comes first (stories, kills, chaos), what takes seconds last, so that all workers are busy to the end of a
 * run. Among themselves files are in vitest's own order: the longest of the last run first, or the largest.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isShort = (file: TestSpecification) => !relative(this.ctx.config.root, file.moduleId).startsWith('tests')
    return [...sorted.filter((file) => !isShort(file)), ...sorted.filter(isShort)]
  }
}
