import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** How this installation runs: from the environment and the command line, read once. */
export type Config = {
  readonly root: string
  readonly version: string
  /** Where data, keys and photos stand. */
  readonly localDir: string
  readonly databaseUrl: string | undefined
  readonly host: string
  readonly port: number
  /** Sample communities and sample people: refuses to be reached from outside this machine, unless for a trial in the LAN. */
  readonly isSample: boolean
  readonly isLan: boolean
  /** The address printed on codes. */
  readonly publicUrl: string
  readonly isSecure: boolean
  readonly trustProxy: boolean
}

/** A sentence for the operator; the command ends with this exit code. */
export class OperatorError extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'OperatorError'
    this.exitCode = exitCode
  }
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const DEFAULT_PORT = 8080

/** What single commands take beside their words. */
export type Options = Record<'against' | 'community' | 'role' | 'name' | 'login' | 'phone', string | undefined> & {
  keys: boolean
  rebuild: boolean
}

/** Reads the configuration. @throws OperatorError with a sentence when something in it cannot be */
export function readConfig(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): { config: Config; words: string[]; options: Options } {
  const { values, positionals } = parse(argv)
  const root = projectRoot()
  const isSample = values.sample ?? false
  const isLan = values.lan ?? false
  const host = env.HOST ?? (isLan ? '0.0.0.0' : '127.0.0.1')
  const port = Number(values.port ?? env.PORT ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new OperatorError(`PORT 不是端口号:${values.port ?? env.PORT}。PORT must be a number from 1 to 65535.`)
  if (isSample && !isLan && !LOOPBACK.includes(host)) {
    throw new OperatorError(
      `样例数据只在本机使用,不能监听 ${host}。Sample mode only listens on this machine (HOST=127.0.0.1); to try it on a phone use "npm start -- --lan".`,
    )
  }
  const publicUrl = (
    env.WEIGE_URL ?? `http://${LOOPBACK.includes(host) || host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
  ).replace(/\/$/, '')
  return {
    words: positionals,
    options: {
      against: values.against,
      community: values.community,
      role: values.role,
      name: values.name,
      login: values.login,
      phone: values.phone,
      keys: values.keys ?? false,
      rebuild: values.rebuild ?? false,
    },
    config: {
      root,
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      localDir: resolve(env.WEIGE_DATA ?? join(root, '.local')),
      databaseUrl: env.DATABASE_URL,
      host,
      port,
      isSample,
      isLan,
      publicUrl,
      isSecure: publicUrl.startsWith('https:'),
      trustProxy: env.WEIGE_TRUST_PROXY === '1',
    },
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        sample: { type: 'boolean' },
        lan: { type: 'boolean' },
        port: { type: 'string' },
        against: { type: 'string' },
        community: { type: 'string' },
        role: { type: 'string' },
        name: { type: 'string' },
        login: { type: 'string' },
        phone: { type: 'string' },
        keys: { type: 'boolean' },
        rebuild: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : error}\n用法 / usage: weige help`, 2)
  }
}

/** The folder of package.json, whether run from sources or from the bundle in dist/. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'db'))) {
    const above = dirname(folder)
    if (above === folder) throw new OperatorError('找不到微网格的目录。The folder of Weige was not found.')
    folder = above
  }
  return folder
}
