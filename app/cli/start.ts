import { join } from 'node:path'
import { openSampleServices } from '../../modules/notifications/fakes/sample.ts'
import { ROLE_WORDS } from '../../modules/people/words.ts'
import { systemClock } from '../../platform/clock.ts'
import { dropWaiting, forgetPlaces, openFileRoom } from '../../platform/files.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'
import { dropExports, startExporter } from '../exporter.ts'
import { dropPrinted, startPrinter } from '../printer.ts'
import { buildRunning } from '../running.ts'
import { refuseMixing, sampleCodes, samplePeople, sampleSetUp, sampleStart } from '../sample.ts'
import { setUpDistrictDefaults } from '../set-up.ts'
import { openTransports } from '../transports.ts'
import { openWeb } from '../web.ts'
import { signHeadsDaily } from './heads.ts'

const HOUR = 3_600_000

/** `weige start`: brings the whole platform up and keeps it up until it is told to stop. */
export async function start(config: Config, say: (line: string) => void): Promise<void> {
  const clock = systemClock
  const log = openLog(process.env.WEIGE_LOG === 'info' ? 'info' : 'warn')
  const keys = await loadKeys(join(config.localDir, 'keys'))
  const files = await openFileRoom(join(config.localDir, 'files'))
  const opened = await openDatabase(config, clock.now(), say)
  if (!opened.isOurs) {
    await opened.close()
    throw new OperatorError(
      `微网格已经在这个数据文件夹里运行（${config.localDir}），不必再启动。\nWeige is already running on this data folder (${config.localDir}); there is no need to start it again.`,
      3,
    )
  }
  const running = buildRunning({ db: opened.db, keys, clock, log })
  // The sample sends by the real channels, to services on this machine: nothing leaves it.
  const services = config.isSample ? await openSampleServices(clock.now, keys.push.publicKey) : undefined
  const { transports, standings } = openTransports(services?.env ?? process.env, { keys, publicUrl: config.publicUrl })
  let isStopping = false
  try {
    await refuseMixing(opened.db, config)
    if (config.isSample) await sampleSetUp(running, opened, config, say)
    await setUpDistrictDefaults(running)
    const prints = { folder: join(config.localDir, 'prints'), publicUrl: config.publicUrl }
    const exports = { folder: join(config.localDir, 'exports') }
    const web = await openWeb(running, {
      files,
      prints,
      exports,
      facesFolder: join(config.root, 'dist/faces'),
      isSample: config.isSample,
      isSecure: config.isSecure,
      trustProxy: config.trustProxy,
      version: config.version,
      publicUrl: config.publicUrl,
      channels: standings,
      receiptsToken: process.env.WEIGE_RECEIPTS_TOKEN,
      ...(config.isSample && !config.isLan ? { sample: () => sampleStart(running) } : {}),
    })
    if (config.isSample && !config.isLan)
      web.get('/api/sample/people', async () => ({ people: await samplePeople(running) }))
    const printer = startPrinter(running.house, prints, log)
    const exporter = startExporter(running.house, exports, log)
    const stop = async (signal: string) => {
      if (isStopping) return
      isStopping = true
      say(`正在停止(${signal})… Stopping…`)
      await web.close()
      await printer.stop()
      await exporter.stop()
      await running.stop()
      await services?.close()
      await opened.close()
      process.exit(0)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))
    await listen(web, config)
    running.startWork(transports)
    await running.followers.catchUp()
    const housekeeping = async () => {
      await dropWaiting(files, opened.db, clock.now())
      await forgetPlaces(files, opened.db)
      await dropPrinted(prints, clock.now())
      await dropExports(exports, clock.now())
      await signHeadsDaily(opened.db, keys, join(config.localDir, 'heads'), clock.now())
    }
    await housekeeping()
    setInterval(
      () => void housekeeping().catch((error) => log.error({ error: String(error) }, 'housekeeping failed')),
      HOUR,
    ).unref()
    await tellWhere(running, config, say)
  } catch (error) {
    await running.stop()
    await opened.close()
    throw error
  }
}

async function listen(web: Awaited<ReturnType<typeof openWeb>>, config: Config): Promise<void> {
  try {
    await web.listen({ host: config.host, port: config.port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new OperatorError(
        `端口 ${config.port} 已被占用:可能微网格已经在运行。请打开 http://${config.host}:${config.port} 看看,或换一个端口:PORT=8090 npm start\nPort ${config.port} is in use: Weige may already be running there. Open it, or choose another port: PORT=8090 npm start`,
        3,
      )
    }
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new OperatorError(
        `没有权限使用端口 ${config.port},请用 1024 以上的端口。Not allowed to use port ${config.port}; take one above 1024.`,
        3,
      )
    }
    throw error
  }
}

async function tellWhere(
  running: Awaited<ReturnType<typeof buildRunning>>,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  say('')
  say(`微网格已就绪 Weige is ready:  ${config.publicUrl}`)
  say(`  居民 residents   ${config.publicUrl}/`)
  say(`  网格员 members    ${config.publicUrl}/field`)
  say(`  工作台 console    ${config.publicUrl}/console`)
  if (config.isSample) {
    const people = await samplePeople(running)
    say('')
    say('样例人员（均为虚构） Sample people (all invented):')
    for (const one of people.slice(0, 12))
      say(
        `  ${one.login.padEnd(16)} ${one.password.padEnd(16)} ${one.community} ${one.role && ROLE_WORDS[one.role].zh} ${one.name}`,
      )
    const codes = await sampleCodes(running)
    const first = codes.find((one) => one.communityName === people[0]?.community) ?? codes[0]
    if (first) say(`\n扫码试试 try a printed code (${first.communityName}):  ${config.publicUrl}/c/${first.code}`)
  }
  say('\n按 Ctrl+C 停止。Press Ctrl+C to stop.')
}
