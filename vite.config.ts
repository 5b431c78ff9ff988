import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

/**
 * One `vite build` makes all faces, in up to five environments:
 * - `client`   the console on React;
 * - `resident` the residents' pages and `field` the members' phone app, where `react` means Preact, to stay far under their budget;
 * - `push`     the service worker that shows what is pushed, for all faces;
 * - `worker`   the field app's service worker, one classic script at a fixed address.
 * A face that is not there yet is left out.
 */
const faces = fileURLToPath(new URL('./faces', import.meta.url))
const outDir = fileURLToPath(new URL('./dist/faces', import.meta.url))

/** The API server that `vite` (development with hot reload) passes calls to. */
const api = 'http://127.0.0.1:8080'

const PREACT: Readonly<Record<string, string>> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
}

const staffPages = pages({ console: 'console/index.html' })
const residentPages = pages({ resident: 'resident/index.html', chooser: 'resident/chooser.html' })
const fieldPages = pages({ field: 'field/index.html' })
const pushWorker = `${faces}/push/worker.ts`
const serviceWorker = `${faces}/field/service-worker.ts`

export default defineConfig({
  root: faces,
  base: '/assets/',
  publicDir: false,
  cacheDir: fileURLToPath(new URL('./node_modules/.vite', import.meta.url)),
  plugins: [react(), preactForPhones(), precacheList()],
  worker: { format: 'es' },
  server: { proxy: Object.fromEntries(['/api', '/files', '/live'].map((path) => [path, api])) },
  build: { outDir, emptyOutDir: false, target: 'es2020' },
  environments: {
    client: bundle('staff', staffPages),
    resident: { consumer: 'client', ...bundle('resident', residentPages) },
    field: { consumer: 'client', ...bundle('field', fieldPages) },
    push: {
      consumer: 'client',
      build: {
        copyPublicDir: false,
        rolldownOptions: { input: pushWorker, output: { format: 'iife', entryFileNames: 'push/worker.js' } },
      },
    },
    worker: {
      consumer: 'client',
      build: {
        copyPublicDir: false,
        rolldownOptions: {
          input: serviceWorker,
          output: { format: 'iife', entryFileNames: 'field/service-worker.js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      rmSync(outDir, { recursive: true, force: true })
      const { client, resident, field, push, worker } = builder.environments
      await builder.build(resident)
      await builder.build(push)
      if (Object.keys(fieldPages).length > 0) await builder.build(field)
      if (Object.keys(staffPages).length > 0) await builder.build(client)
      if (existsSync(serviceWorker)) await builder.build(worker)
    },
  },
})

function pages(wanted: Readonly<Record<string, string>>): Record<string, string> {
  const found = Object.entries(wanted).map(([name, path]) => [name, `${faces}/${path}`])
  return Object.fromEntries(found.filter(([, path]) => existsSync(path)))
}

function bundle(folder: string, input: Record<string, string>): EnvironmentOptions {
  return {
    build: {
      manifest: `${folder}/manifest.json`,
      rolldownOptions: {
        input,
        output: {
          entryFileNames: `${folder}/[name]-[hash].js`,
          chunkFileNames: `${folder}/[name]-[hash].js`,
          assetFileNames: `${folder}/[name]-[hash][extname]`,
          codeSplitting: {
            groups: [{ debugName: 'at once', name: (id, graph) => pagesWith(id, (one) => graph.getModuleInfo(one)) }],
          },
        },
      },
    },
  }
}

/**
 * What a page needs at once is one file (each more costs a slow phone 10 to 25 ms), named after the pages that need it; null for what is fetched later,
 * which is split by who shares it.
 */
function pagesWith(id: string, infoOf: (id: string) => { isEntry: boolean; importers: readonly string[] } | null) {
  const above = new Set([id])
  for (const one of above) for (const importer of infoOf(one)?.importers ?? []) above.add(importer)
  const found = [...above].filter((one) => infoOf(one)?.isEntry)
  return found.length === 0
    ? null
    : found
        .map((one) => basename(one, extname(one)))
        .sort()
        .join('-')
}

/** Lets the phones' pages and the kit be written once, against React's interface. */
function preactForPhones(): Plugin {
  return {
    name: 'preact-for-phones',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'resident' || environment.name === 'field',
    resolveId(source, importer) {
      const instead = PREACT[source]
      return instead ? this.resolve(instead, importer, { skipSelf: true }) : null
    },
  }
}

/**
 * Gives the service worker what to keep for offline use: the module `virtual:precache` exports FILES, the addresses of the
 * field app's page, scripts and styles, all hashed but the page.
 */
function precacheList(): Plugin {
  const id = '\0precache'
  return {
    name: 'precache-list',
    applyToEnvironment: (environment) => environment.name === 'worker',
    resolveId: (source) => (source === 'virtual:precache' ? id : null),
    load: (source) => (source === id ? `export const FILES = ${JSON.stringify(fieldFiles())}` : null),
  }
}

type ManifestEntry = { file: string; css?: string[]; assets?: string[]; imports?: string[]; dynamicImports?: string[] }

function fieldFiles(): string[] {
  const manifest: Record<string, ManifestEntry> = JSON.parse(readFileSync(`${outDir}/field/manifest.json`, 'utf8'))
  const files = new Set<string>()
  const seen = new Set<string>()
  const follow = (key: string) => {
    const entry = manifest[key]
    if (!entry || seen.has(key)) return
    seen.add(key)
    for (const file of [entry.file, ...(entry.css ?? []), ...(entry.assets ?? [])]) files.add(`/assets/${file}`)
    for (const next of [...(entry.imports ?? []), ...(entry.dynamicImports ?? [])]) follow(next)
  }
  follow('field/index.html')
  return ['/field', '/field.webmanifest', '/field-icon.svg', ...files]
}
