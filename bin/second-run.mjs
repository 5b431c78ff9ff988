/** So many failed stories are run again at most: more is no accident of a busy machine. */
const MOST = 3
const STORY = /^tests\/stories\/[\w-]+\.test\.ts$/

/**
 * The files to run once more, alone: stories in a browser, which share two cores with the other half of the run and whose clicks have
 * seconds. Nothing where anything else failed, where too much did, or where it was already a single file (docs/decisions/0036).
 * @param {{ files: Record<string, { passed: number, failed: number, skipped: number }>, failed: number, of: number }} totals
 *   of a run: the files with a failure, by path, all failures, and how many files ran
 */
export function filesToRunAgain({ files, failed, of }) {
  const paths = Object.keys(files)
  const inFiles = Object.values(files).reduce((sum, file) => sum + file.failed, 0)
  const isOfStories = paths.every((path) => STORY.test(path))
  return isOfStories && inFiles === failed && paths.length <= MOST && of > 1 ? paths : []
}

/** What passed, failed and was skipped after a second run of the files that had failed. */
export function joined(first, second) {
  const again = Object.values(first.files)
  const sum = (kind) => again.reduce((all, file) => all + file[kind], 0)
  const kinds = ['passed', 'failed', 'skipped']
  return Object.fromEntries(kinds.map((kind) => [kind, first[kind] - sum(kind) + second[kind]]))
}
