// What must be there before the program can run, with Node's own means only: packages, then the build.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { withLock } from '../platform/db/embedded/lock.mjs'
import { run, Stop, say } from './terminal.mjs'

export { main, Stop, say, speakOnStderr } from './terminal.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What the installed packages take, and some air. */
const INSTALL_BYTES = 900 * 1024 * 1024

const installStamp = join(root, 'node_modules', '.weige-lock')
const buildStamp = join(root, 'dist', '.stamp')
const made = { server: 'weige.mjs', faces: 'faces' }

/** Installs exactly the packages of package-lock.json unless they are installed already. Only one process at a time does. */
export async function ensureInstalled() {
  const wanted = installMark()
  if (readOr(installStamp, '') === wanted) return
  await alone('install', async () => {
    if (readOr(installStamp, '') === wanted) return
    if (!isInstalledByHand()) await install()
    writeFileSync(installStamp, wanted)
  })
}

/** Builds the server and the pages unless they are built from these very sources. */
export async function ensureBuilt() {
  if (isBuilt(sourcesMark(), ['server', 'faces'])) return
  const { code } = await run(process.execPath, [join(root, 'bin', 'build.mjs')], { cwd: root })
  // It has said why itself.
  if (code !== 0) throw new Stop('', '', code ?? 1)
}

/** Whether the parts ('server', 'faces') are built from the sources with this mark. */
export function isBuilt(mark, parts) {
  const stamp = readStamp()
  return parts.every((part) => stamp[part] === mark && existsSync(join(root, 'dist', made[part])))
}

/** Notes that a part is being built (mark undefined) or is built from the sources with this mark. */
export function stampBuilt(part, mark) {
  const stamp = JSON.stringify({ ...readStamp(), [part]: mark })
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(`${buildStamp}.${process.pid}`, stamp)
  renameSync(`${buildStamp}.${process.pid}`, buildStamp)
}

/** A mark of everything the build is made from; tests are not part of it. */
export function sourcesMark() {
  const hash = createHash('sha256')
  const parts = ['app', 'platform', 'modules', 'faces', 'seeds', 'db', 'bin', 'vite.config.ts', 'tsconfig.json']
  for (const part of [...parts, 'package.json', 'package-lock.json']) addTo(hash, part)
  return hash.digest('hex')
}

/** Becomes the program: runs it in this process, so that signals, exit code and terminal are its own. */
export async function handOver(args) {
  const program = join(root, 'dist', 'weige.mjs')
  process.argv = [process.execPath, program, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(program).href)
}

/** Runs the work while no other process does the same work ('install', 'build') on this project. */
export async function alone(what, work) {
  const local = join(root, '.local')
  if (!existsSync(local)) {
    mkdirSync(local, { recursive: true })
    // The database below it runs as an unprivileged user when root starts it.
    chmodSync(local, 0o755)
  }
  await withLock(join(local, `${what}-lock`), work, (pid) =>
    say(`Another process (${pid}) is doing the ${what}; waiting for it.`, `另一进程（${pid}）正在准备，请稍候。`),
  )
}

async function install() {
  rmSync(installStamp, { force: true })
  // npm itself retries for minutes when the disk is full.
  const { bavail, bsize } = statfsSync(root)
  if (!existsSync(join(root, 'node_modules')) && bavail * bsize < INSTALL_BYTES) throw diskFull()
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline']
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000']
  const { code, isInterrupted, output } = await run(npm[0], [...npm.slice(1), 'ci', ...options, ...patience], {
    cwd: root,
    isQuiet: true,
    progress: ['Installing packages (npm ci), 1 to 5 minutes the first time', '正在安装依赖包（首次约 1 至 5 分钟）'],
  })
  if (isInterrupted) throw new Stop('Installing was interrupted; start again.', '安装被中断，请重新启动。')
  if (code !== 0) throw explainNpm(output)
}

/** Why npm failed, as a sentence, after the words of npm's own that tell most. */
function explainNpm(output) {
  const said = output.split('\n').filter((line) => /npm error (code|errno|syscall|path|request|[45]\d\d)\b/.test(line))
  const tail = said
    .slice(0, 4)
    .map((line) => `  ${line}\n`)
    .join('')
  if (/ENOSPC|EDQUOT|no space left on device/i.test(output)) return diskFull()
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/.test(output)
  ) {
    return new Stop(
      `${tail}npm cannot reach its registry, so the packages cannot be installed. Check the network, or npm's proxy and registry settings, and start again.`,
      '无法连接 npm 软件源，依赖包未能安装。请检查网络，或 npm 的代理与 registry 设置，然后重新启动。',
    )
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) {
    return new Stop(
      `${tail}npm may not write to ${join(root, 'node_modules')} or to its cache. Start as the user that the project belongs to.`,
      `npm 无权写入 ${join(root, 'node_modules')} 或其缓存。请以项目所属的用户启动。`,
    )
  }
  if (/are in sync|EUSAGE/.test(output)) {
    return new Stop(
      'package.json and package-lock.json do not fit together, so nothing can be installed from them. ' +
        'Take both from the same release; after changing package.json run "npm install" once.',
      'package.json 与 package-lock.json 不一致，无法安装。请使用同一版本的这两个文件；修改 package.json 后请执行一次 npm install。',
    )
  }
  const last = output.trim().split('\n').slice(-15).join('\n')
  return new Stop(`${last}\nnpm ci failed; its words are above.`, 'npm ci 失败，原因见上。')
}

function diskFull() {
  return new Stop(
    `The disk that holds ${root} (or npm's cache) is full. Free at least 2 GB there and start again.`,
    `${root}（或 npm 缓存）所在的磁盘已满，请至少释放 2 GB 空间后重新启动。`,
  )
}

/** True when somebody ran npm himself and what he installed is what package-lock.json asks for. */
function isInstalledByHand() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  const asked = packagesOf(join(root, 'package-lock.json'))
  if (installed === undefined || asked === undefined) return false
  const isSame = ([path, entry]) => {
    const found = installed[path]
    return found === undefined ? entry.optional === true || path === '' : found.version === entry.version
  }
  return Object.entries(asked).every(isSame) && Object.keys(installed).every((path) => path in asked)
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Native packages differ by system, so the mark does. */
function installMark() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`
}

function addTo(hash, part) {
  const path = join(root, part)
  if (!existsSync(path)) return
  for (const file of filesUnder(path).sort()) {
    const content = readFileSync(file)
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content)
  }
}

function filesUnder(path) {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const inner = join(path, entry.name)
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(inner)
      return entry.isFile() && !/\.test\.\w+$/.test(entry.name) ? [inner] : []
    })
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(buildStamp, 'utf8'))
  } catch {
    return {}
  }
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return otherwise
    throw error
  }
}
