/** Reads labelled sample reports: `code text`, one a line. For tests. */
export function labelled(reports: string): { code: string; text: string }[] {
  return reports
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ code: line.slice(0, 4), text: line.slice(5) }))
}
