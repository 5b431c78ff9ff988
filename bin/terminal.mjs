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
 * Runs a program and waits for it: gives its exit code, whether a signal ended it or us, and, when quiet, the end of
 * what it said. Signals to us go to it; if it takes longer than `grace` seconds to end after one it is killed, so that
 * nothing is left behind. `progress` is said at once and then, with the time it has taken, every ten seconds.
 */
export function run(program, args, { cwd, env = {}, isQuiet = false, grace = 3, progress, onMessage }) {
  const stopTelling = tellProgress(progress)
  return new Promise((resolve, reject) => {
    const out = isQuiet ? 'pipe' : stream === process.stderr ? 2 : 'inherit'
    const stdio = ['ignore', out, isQuiet ? 'pipe' : 'inherit', ...(onMessage === undefined ? [] : ['ipc'])]
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio })
    let isInterrupted = false
    const pass = (signal) => {
      isInterrupted = true
      // A terminal sends its interrupt to both of us, a program only to us.
      setTimeout(() => child.kill(signal), signal === 'SIGINT' ? 1000 : 0).unref()
      setTimeout(() => child.kill('SIGKILL'), 1000 * grace).unref()
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const finish = () => {
      stopTelling()
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
      resolve({ code, isInterrupted: isInterrupted || signal !== null, output })
    })
  })
}

function tellProgress(progress) {
  if (progress === undefined) return () => {}
  const begun = Date.now()
  say(`${progress[0]} …`, progress[1])
  const tick = () => say(`${progress[0]} … ${Math.round((Date.now() - begun) / 1000)} s`, progress[1])
  const timer = setInterval(tick, 10_000)
  return () => clearInterval(timer)
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
