// Completes package-lock.json after `npm install` from a registry that does not carry every system's packages: npm leaves
// those out silently, and `npm ci` then refuses the lock everywhere. They are added with their version, and with their
// system read from their name; npm fetches them only on that system.
//   node bin/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main, root, say } from './setup.mjs'

const SYSTEM =
  /(android|darwin|freebsd|linux|win32|openharmony|sunos|aix|netbsd|openbsd)-(arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64|mips64el)(?:-(gnu|musl)?\w*)?$/

main(() => {
  const file = join(root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const added = missingFrom(lock.packages)
  const all = Object.entries({ ...lock.packages, ...Object.fromEntries(added) })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  say(
    `${added.length} packages of other systems added to package-lock.json.`,
    `已补充 ${added.length} 个其他系统的依赖包。`,
  )
})

function missingFrom(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) => {
      const system = SYSTEM.exec(name)
      if (system === null || !/^\d/.test(version) || isPresent(packages, path, name)) return []
      const libc = system[3] === undefined ? {} : { libc: [system[3] === 'gnu' ? 'glibc' : 'musl'] }
      const dev = entry.dev === true ? { dev: true } : {}
      const locked = { version, cpu: [system[2]], ...dev, ...libc, optional: true, os: [system[1]] }
      return [[`node_modules/${name}`, locked]]
    }),
  )
}

/** As Node looks for a package: beside the one that asks, then in each folder above. */
function isPresent(packages, path, name) {
  const above = path.lastIndexOf('node_modules/')
  if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in packages) return true
  return path === '' ? false : isPresent(packages, path.slice(0, Math.max(0, above - 1)), name)
}
