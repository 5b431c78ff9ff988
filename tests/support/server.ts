import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../architecture/sources.ts'

/** The built server as a process of its own, as an operator runs it. */
export type ServerProcess = {
  readonly url: string
  readonly process: ChildProcess
  output(): string
  /** SIGKILL: nothing is told, nothing is tidied up. */
  kill(): Promise<void>
  /** SIGTERM, as Ctrl+C does. @returns the exit code */
  stop(): Promise<number | null>
}

/** Starts `weige start` on a data folder and waits until it answers. @throws Error with what it said when it does not */
export async function startServer(options: {
  data: string
  port?: number
  args?: readonly string[]
  env?: NodeJS.ProcessEnv
  withinSeconds?: number
}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort())
  const child = spawn(process.execPath, [join(ROOT, 'dist/weige.mjs'), 'start', ...(options.args ?? [])], {
    cwd: ROOT,
    env: { ...process.env, ...options.env, WEIGE_DATA: options.data, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const url = `http://127.0.0.1:${port}`
  const ended = once(child, 'exit')
  const server: ServerProcess = {
    url,
    process: child,
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
  }
  const deadline = Date.now() + (options.withinSeconds ?? 60) * 1000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output}`)
    const ready = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return server
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await server.kill()
  throw new Error(`the server was not ready in time:\n${output}`)
}

/** A data folder that an unprivileged database user can enter, so that nothing is left outside it. */
export async function openTemporary(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix))
  await chmod(folder, 0o755)
  return folder
}

/** A free port below 32768, so that it never collides with an outgoing connection. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (isFree) return port
  }
}

/** The pid of the embedded PostgreSQL of a data folder, or undefined when it does not run. As root its data stand where a pointer says. */
export function postmasterPid(data: string): number | undefined {
  const folder = join(data, 'postgres')
  const pointer = join(folder, 'location')
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder
  const file = [home, join(home, 'cluster')].map((one) => join(one, 'postmaster.pid')).find(existsSync)
  return file === undefined ? undefined : Number(readFileSync(file, 'utf8').split('\n')[0])
}
