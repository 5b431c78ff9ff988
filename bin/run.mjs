// Saying things, running other programs, and ending with a sentence instead of a stack.
import { spawn } from 'node:child_process'

let stream = process.stdout

/** A reason to stop, as a sentence in English and in Chinese; both empty when it has been said already. */
export class Stop extends Error {
  constructor(english, chinese, exitCode = 1) {
    super(english)
    this.chinese = chinese
    this.exitCode = exitCode
  }
}

/** One line for the person at the terminal, in English and Chinese. */
export function say(english, chinese) {
  stream.write(`${english}  ${chinese}\n`)
}

/** For commands whose standard output is their result. */
export function speakOnStderr() {
  stream = process.stderr
}

/** Runs the work; whatever stops it is said as a sentence, and the process ends with its exit code. */
export async function main(work) {
  endWithNpm()
  try {
    await work()
  } catch (error) {
    process.exit(tell(error))
  }
}

/**
 * When npm started us and is gone, nobody is left who could stop us: then we end as if asked to. npm's shell also dies
 * of a SIGTERM without passing it on.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  timer.unref()
}

/** Says why something stopped and gives the exit code for it. */
export function tell(error) {
  const stop = error instanceof Stop ? error : explain(error)
  if (stop.message !== '') process.stderr.write(`${stop.message}\n${stop.chinese}\n`)
  return stop.exitCode
}

/**
 * Runs a program and waits for it: gives its exit code, the signal that ended it and, when quiet, the end of what it
 * said. Signals to us go to it, and it is waited for: nothing is left behind. `progress` is said at once and then, with
 * the time it has taken, every ten seconds.
 */
export function run(program, args, { cwd, env = {}, isQuiet = false, progress, onMessage }) {
  const begun = Date.now()
  const tick = () => say(`${progress[0]} … ${Math.round((Date.now() - begun) / 1000)} s`, progress[1])
  const timer = progress === undefined ? undefined : setInterval(tick, 10_000)
  if (progress !== undefined) say(`${progress[0]} …`, progress[1])
  return new Promise((resolve, reject) => {
    const out = isQuiet ? 'pipe' : stream === process.stderr ? 2 : 'inherit'
    const stdio = ['ignore', out, isQuiet ? 'pipe' : 'inherit', ...(onMessage === undefined ? [] : ['ipc'])]
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    // A terminal sends its interrupt to both of us, a program only to us.
    const pass = (signal) => setTimeout(() => child.kill(signal), signal === 'SIGINT' ? 1000 : 0).unref()
    for (const signal of signals) process.on(signal, pass)
    const finish = () => {
      clearInterval(timer)
      for (const signal of signals) process.off(signal, pass)
    }
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('message', (message) => onMessage(message))
    child.on('error', (error) => {
      finish()
      reject(error)
    })
    child.on('close', (code, signal) => {
      finish()
      resolve({ code, signal, output })
    })
  })
}

function explain(error) {
  const where = error.path ?? error.dest ?? 'this folder'
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new Stop(
      `The disk that holds ${where} is full. Free at least 2 GB there and start again.`,
      `${where} 所在的磁盘已满，请至少释放 2 GB 空间后重新启动。`,
    )
  }
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return new Stop(
      `${where} may not be used by this user (${error.code}). Start as the user that the project belongs to.`,
      `当前用户无权使用 ${where}（${error.code}）。请以项目所属的用户启动。`,
    )
  }
  if (error.code === 'ENOENT' && error.syscall?.startsWith('spawn')) {
    return new Stop(
      `The program ${where} was not found. Install it (npm comes with Node.js) and start again.`,
      `找不到程序 ${where}。请先安装（npm 随 Node.js 提供），然后重新启动。`,
    )
  }
  return new Stop(error.stack ?? String(error), '出现意外错误，详情见上。')
}
