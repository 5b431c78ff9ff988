// Finds a Chromium for the stories, or gets one.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { run, Stop, say } from './terminal.mjs'

/** Packed for npm, for machines that reach nothing but npm's registry. The last release that Node 20 can unpack. */
const NPM_CHROMIUM = '@sparticuz/chromium@147.0.2'

const APT = '/usr/bin/apt-get'
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_APPS = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']

/**
 * The path of a Chromium that runs: the one WEIGE_CHROMIUM names, one on PATH, one in Playwright's cache, else one
 * installed by apt (as root on Debian), by Playwright's installer, or from npm. Undefined when there is none to be had;
 * the stories then fail and say so. Also sees to a Chinese font and the PDF tools the tests look at pages with.
 */
export async function ensureChromium(root) {
  const named = process.env.WEIGE_CHROMIUM
  if (named && !works(named)) {
    throw new Stop(
      `WEIGE_CHROMIUM names ${named}, which does not run as a Chromium. Correct it or unset it.`,
      `WEIGE_CHROMIUM 所指的 ${named} 无法作为 Chromium 运行，请更正或取消该变量。`,
    )
  }
  const found = named || findOnPath() || findInPlaywrightCache()
  await installTools()
  const chromium = found || (await byApt()) || (await byPlaywright(root)) || (await byNpm(root))
  if (chromium === undefined) {
    say(
      'No Chromium was found and none could be installed: the stories will fail. Install Chromium or Chrome, or set WEIGE_CHROMIUM.',
      '未找到 Chromium，也无法安装，浏览器测试将失败。请安装 Chromium 或 Chrome，或设置 WEIGE_CHROMIUM。',
    )
  } else {
    say(`Browser for the stories: ${chromium}`, '浏览器测试所用的 Chromium')
  }
  return chromium
}

function works(path) {
  const said = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 60_000 })
  return said.status === 0 && /\d+\.\d+/.test(said.stdout)
}

function findOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const onMac = process.platform === 'darwin' ? MAC_APPS.map((app) => join('/Applications', app)) : []
  return [...onPath, ...onMac].find((path) => existsSync(path) && works(path))
}

/** Its folders are named chromium-<revision>; the newest that runs is taken. */
function findInPlaywrightCache() {
  const usual = process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright'
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), usual)
  if (!existsSync(cache)) return undefined
  const revision = (name) => Number(name.slice(name.lastIndexOf('-') + 1))
  const installed = readdirSync(cache)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => Number(a.includes('shell')) - Number(b.includes('shell')) || revision(b) - revision(a))
  return installed.flatMap((name) => programsIn(join(cache, name))).find(works)
}

function programsIn(folder) {
  const names = ['chrome', 'headless_shell', 'chrome-headless-shell', 'Chromium', 'Google Chrome for Testing']
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && names.includes(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

function canUseApt() {
  return process.getuid() === 0 && existsSync('/etc/debian_version') && existsSync(APT)
}

/** A Chinese font for the pictures, and pdftoppm to look at PDF pages. */
async function installTools() {
  const missing = []
  if (process.platform !== 'linux') return
  if (!spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()) missing.push('fonts-noto-cjk')
  if (spawnSync('pdftoppm', ['-v']).error !== undefined) missing.push('poppler-utils')
  if (missing.length === 0 || (canUseApt() && (await aptInstall(missing)))) return
  say(
    `Not installed, and some tests look at pictures and PDF pages with them: ${missing.join(', ')} (apt install ${missing.join(' ')}).`,
    '缺少上述组件，部分测试需要它们查看图片与 PDF 页面。',
  )
}

async function byApt() {
  if (!canUseApt() || !(await aptInstall(['chromium']))) return undefined
  return findOnPath()
}

async function aptInstall(packages) {
  const apt = ['-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=120']
  const options = { cwd: '/', env: { DEBIAN_FRONTEND: 'noninteractive' }, isQuiet: true }
  const progress = [`Installing ${packages.join(', ')} (apt-get)`, `正在安装 ${packages.join('、')}`]
  const updated = await run(APT, [...apt, 'update'], { ...options, progress })
  const args = [...apt, 'install', '-y', '--no-install-recommends', ...packages]
  const installed = await run(APT, args, { ...options, progress })
  if (installed.code === 0) return true
  const reason = `${updated.output}\n${installed.output}`
    .trim()
    .split('\n')
    .filter((line) => /^[EW]:/.test(line))
  say(`  apt-get could not: ${reason.at(-1) ?? `exit code ${installed.code}`}`, '安装未成功')
  return false
}

async function byPlaywright(root) {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const dependencies = canUseApt() ? ['--with-deps'] : []
  const { code, output } = await run(process.execPath, [cli, 'install', '--no-shell', ...dependencies, 'chromium'], {
    cwd: root,
    isQuiet: true,
    progress: ["Fetching a Chromium with Playwright's installer", '正在通过 Playwright 获取 Chromium'],
  })
  const installed = code === 0 ? findInPlaywrightCache() : undefined
  if (installed === undefined) say(`  it could not: ${lastLine(output)}`, '获取未成功')
  return installed
}

/** The package brings the program packed, and the libraries that a bare machine lacks beside it. */
async function byNpm(root) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(root, '.local', `chromium-${NPM_CHROMIUM.split('@').at(-1)}`)
  if (!existsSync(folder) && !(await unpackFromNpm(folder))) return undefined
  const plain = join(folder, 'chromium')
  if (works(plain)) return plain
  const wrapped = join(folder, 'chromium.sh')
  writeFileSync(wrapped, `#!/bin/sh\nLD_LIBRARY_PATH='${join(folder, 'al2023', 'lib')}' exec '${plain}' "$@"\n`)
  chmodSync(wrapped, 0o755)
  return works(wrapped) ? wrapped : undefined
}

async function unpackFromNpm(folder) {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const progress = [`Fetching a Chromium from npm (${NPM_CHROMIUM})`, '正在从 npm 获取 Chromium']
  const npm = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', unfinished, NPM_CHROMIUM]
  const installed = await run('npm', npm, { cwd: unfinished, isQuiet: true, progress })
  const unpack = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`
  const unpacked =
    installed.code === 0 &&
    (await run(process.execPath, ['-e', unpack], {
      cwd: unfinished,
      isQuiet: true,
      // It unpacks into TMPDIR, and the libraries only where it believes to be on that runtime.
      env: { TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    }))
  if (unpacked === false || unpacked.code !== 0) {
    say(`  it could not: ${lastLine((unpacked || installed).output)}`, '获取未成功')
    return false
  }
  rmSync(join(unfinished, 'node_modules'), { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  renameSync(unfinished, folder)
  return true
}

function lastLine(output) {
  return output.trim().split('\n').at(-1) ?? ''
}
