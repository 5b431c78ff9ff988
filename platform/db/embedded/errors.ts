export type EmbeddedErrorCode = 'disk_full' | 'already_running' | 'no_binaries' | 'unreachable_folder' | 'failed'

/** Why the embedded PostgreSQL cannot be used. The message is a sentence for the person at the terminal. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode

  constructor(code: EmbeddedErrorCode, message: string) {
    super(message)
    this.name = 'EmbeddedError'
    this.code = code
  }
}

/** The full disk as a sentence; `place` is the folder that could not be written. */
export function diskFull(place: string): EmbeddedError {
  return new EmbeddedError(
    'disk_full',
    `The disk that holds ${place} is full. Free at least 500 MB there, then start again; the data are untouched.`,
  )
}

/**
 * Turns whatever went wrong around `place` into an EmbeddedError.
 * Knows errors of the file system by their code and the words of PostgreSQL's programs by their English text.
 */
export function explain(problem: unknown, place: string): EmbeddedError {
  if (problem instanceof EmbeddedError) return problem
  const text = problem instanceof Error ? problem.message : String(problem)
  const code = codeOf(problem)
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device|[Dd]isk quota exceeded/.test(text)) {
    return diskFull(place)
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new EmbeddedError(
      'unreachable_folder',
      `${place} cannot be used by this user (${text}). Start as the user it belongs to, or as root.`,
    )
  }
  if (/lock file "[^"]*" already exists/.test(text)) {
    return new EmbeddedError(
      'already_running',
      `Another PostgreSQL already uses the database in ${place}; stop it first.`,
    )
  }
  return new EmbeddedError('failed', `The embedded PostgreSQL in ${place} failed: ${lastWords(text)}`)
}

/** The code of an operating system's error, such as ENOSPC; undefined for anything else. */
export function codeOf(problem: unknown): string | undefined {
  if (!(problem instanceof Error) || !('code' in problem)) return undefined
  return typeof problem.code === 'string' ? problem.code : undefined
}

/** The lines that tell a reader most: those PostgreSQL marks as errors, else the last three. */
function lastWords(text: string): string {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const marked = lines.filter((line) => /\b(FATAL|PANIC|ERROR|error|HINT|hint|could not)\b/.test(line))
  return (marked.length > 0 ? marked : lines).slice(-3).join(' ') || 'it gave no reason.'
}
