import { join } from 'node:path'
import { systemClock } from '../../platform/clock.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'
import { buildRunning } from '../running.ts'
import { refuseMixing, sampleSetUp } from '../sample.ts'

/** `weige seed`: fills an empty database with the sample communities; together with `weige backup` it makes their archive. */
export async function seed(config: Config, say: (line: string) => void): Promise<void> {
  if (!config.isSample) throw new OperatorError('样例数据要写明:weige seed --sample。Say so: weige seed --sample')
  const keys = await loadKeys(join(config.localDir, 'keys'))
  const opened = await openDatabase(config, new Date(), say)
  const running = buildRunning({ db: opened.db, keys, clock: systemClock, log: openLog('warn') })
  try {
    await refuseMixing(opened.db, config)
    await sampleSetUp(running, opened, config, say)
    say('✓ 样例已就绪。The sample is ready.')
  } finally {
    await running.stop()
    await opened.close()
  }
}
