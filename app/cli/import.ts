import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { ImportRun } from '../../modules/grids/contract.ts'
import type { ServerActor } from '../../platform/access.ts'
import { systemClock } from '../../platform/clock.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'
import { loadDivisions } from '../divisions.ts'
import { buildRunning, type Running } from '../running.ts'
import { inWords } from './in-words.ts'

const OPERATOR: ServerActor = { kind: 'system', name: 'operator' }

/**
 * `weige import <file> --community <12 digits>`: grids from GeoJSON, places or members from XLSX; `weige import divisions:<city>`
 * founds the official subdistricts and communities of a city. Everything is previewed first; a file with faults is not run.
 */
export async function importFile(
  config: Config,
  source: string | undefined,
  community: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  if (!source)
    throw new OperatorError(
      '请写明导入什么:weige import <file> --community <12 位编码>,或 weige import divisions:5101。\nSay what to import: a file with --community, or divisions:<city code>.',
      2,
    )
  const keys = await loadKeys(join(config.localDir, 'keys'))
  const opened = await openDatabase(config, new Date(), say)
  const running = buildRunning({ db: opened.db, keys, clock: systemClock, log: openLog('warn') })
  try {
    if (source.startsWith('divisions:')) await loadDivisions(running, source.slice('divisions:'.length), say)
    else await importInto(running, source, community, say)
  } finally {
    await running.stop()
    await opened.close()
  }
}

async function importInto(
  running: Running,
  path: string,
  community: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  if (!community || !/^\d{12}$/.test(community))
    throw new OperatorError('请写明社区的 12 位编码:--community 510112002009。Name the community by its 12 digits.', 2)
  const tenant = Number(community.slice(0, 9))
  const row = await running.house.db.q
    .selectFrom('communities')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('code', '=', community)
    .executeTakeFirst()
  if (!row)
    throw new OperatorError(
      `没有编码为 ${community} 的社区,先用 weige import divisions:<城市> 建立。There is no community ${community}.`,
    )
  const content = (
    await readFile(path).catch(() => {
      throw new OperatorError(`读不到 ${path}。Cannot read ${path}.`)
    })
  ).toString('base64')
  const run = (name: string, input: object) =>
    running.house.run(name, { commandId: randomUUID(), tenant, input }, OPERATOR) as Promise<ImportRun>
  const module = /成员|网格员|member/i.test(basename(path)) ? 'people' : 'grids'
  const kind = extname(path).toLowerCase() === '.xlsx' ? 'places' : 'grids'
  const preview = await run(`${module}.previewImport`, {
    communityId: row.id,
    fileName: basename(path),
    content,
    ...(module === 'grids' ? { kind } : {}),
  })
  say(
    `预览 preview: ${preview.rowsTotal} 行,新增 new ${preview.created},变更 changed ${preview.changed},不变 same ${preview.unchanged}`,
  )
  for (const fault of preview.faults.slice(0, 50))
    say(`  第 ${fault.row} 行 row ${fault.row} ${fault.column}：${inWords(running, fault.code, fault.facts)}`)
  if (preview.faults.length > 0)
    throw new OperatorError(`${preview.faults.length} 处需要先改正。${preview.faults.length} fault(s) to mend first.`)
  await run(`${module}.runImport`, { importId: preview.id })
  for (const sweep of running.house.modules.flatMap((one) => one.sweeps ?? []))
    if (sweep.name.includes('import')) await running.sweep(sweep)
  say('✓ 已导入。Imported.')
}
