// Builds what runs: app/weige.ts into dist/weige.mjs, the faces into dist/faces. `--server` builds only the first.
import './node-version.cjs'

import('./setup.mjs').then(async ({ alone, isBuilt, main, root, say, sourcesMark, stampBuilt, Stop }) => {
  const { join } = await import('node:path')

  main(() =>
    alone('build', async () => {
      const mark = sourcesMark()
      if (!isBuilt(mark, ['server'])) await step('server', 'Building the server', '正在构建服务端', mark, buildServer)
      if (process.argv.includes('--server') || isBuilt(mark, ['faces'])) return
      await step('faces', 'Building the pages, about half a minute', '正在构建页面（约半分钟）', mark, buildFaces)
    }),
  )

  async function step(part, english, chinese, mark, work) {
    const begun = Date.now()
    say(`${english} …`, chinese)
    stampBuilt(part, undefined)
    try {
      await work()
    } catch (error) {
      if (error.code === 'ENOSPC' || /ENOSPC|no space left/i.test(error.message)) {
        throw Object.assign(new Error(error.message), { code: 'ENOSPC', path: join(root, 'dist') })
      }
      throw new Stop(`${english} failed:\n${error.message}`, `${chinese}失败，原因见上。`)
    }
    stampBuilt(part, mark)
    say(`  done in ${((Date.now() - begun) / 1000).toFixed(1)} s`, '完成')
  }

  async function buildServer() {
    const { build } = await import('esbuild')
    await build({
      absWorkingDir: root,
      entryPoints: ['app/weige.ts'],
      outfile: 'dist/weige.mjs',
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      logLevel: 'silent',
    })
  }

  async function buildFaces() {
    const { createBuilder } = await import('vite')
    process.chdir(root)
    const builder = await createBuilder({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
    await builder.buildApp()
  }
})
