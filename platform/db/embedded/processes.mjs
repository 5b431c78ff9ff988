import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells this process apart from every other that ever had its number, as `"<pid> <start>"`.
 * Throws when the system does not tell us about ourselves.
 */
export function ownMark() {
  const mark = markOf(process.pid)
  if (mark === undefined) throw new Error('the system gives no account of running processes (/proc or ps)')
  return mark
}

/** True while the process with this mark runs; a zombie, or another process with the same number, is not it. */
export function isRunning(mark) {
  const pid = Number(mark.split(' ', 1)[0])
  return Number.isInteger(pid) && markOf(pid) === mark
}

/** The mark of the process with this number, undefined when there is none or only a zombie. */
export function markOf(pid) {
  const found = process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  return found === undefined || found.state.startsWith('Z') ? undefined : `${pid} ${found.start}`
}

/** proc(5): the command name stands in brackets and may hold any character, so fields count from the last bracket. */
function fromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', start: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

function fromPs(pid) {
  try {
    const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'ignore'] }
    const [state = '', ...start] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options)
      .trim()
      .split(/\s+/)
    return state === '' ? undefined : { state, start: start.join('-') }
  } catch {
    return undefined
  }
}
