import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figures } from '../../app/cli/figures.ts'
import type { Config } from '../../app/config.ts'
import { countsSweep, figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { caseIn } from '../access/fixture.ts'
import { ROOT } from '../architecture/sources.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { testAddress } from '../support/template.ts'

/** `weige figures` at the terminal: everything told and counted again beside what is kept, and made again. */

let house: TestHouse
let here: TestCommunity
let config: Config
const said: string[] = []
const run = (isRebuild: boolean) => figures(config, isRebuild, (line) => said.push(line))

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  for (const state of ['reported', 'verified'] as const) await caseIn({ house, here }, state)
  house.clock.advance(3 * 86_400_000)
  await caseIn({ house, here }, 'assigned')
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
  const { rows } = await house.db.pool.query<{ name: string }>('SELECT current_database() AS name')
  const { host, port, user } = testAddress(rows[0].name) as { host: string; port: number; user: string }
  config = {
    root: ROOT,
    version: '0.1.0',
    localDir: await mkdtemp(join(tmpdir(), 'weige-figures-')),
    databaseUrl: `postgres://${user}@/${rows[0].name}?host=${encodeURIComponent(host)}&port=${port}`,
    host: '127.0.0.1',
    port: 0,
    isSample: false,
    isLan: false,
    publicUrl: 'http://127.0.0.1:8080',
    isSecure: false,
    trustProxy: false,
  }
})
afterAll(async () => {
  await house.close()
  await rm(config.localDir, { recursive: true, force: true })
})

test('says that all follows from the history, ends with 4 when it does not, and makes it again', async () => {
  await run(false)
  expect(said.at(-1)).toMatch(/^✓ 3 件、\d+ 个周期的统计与历史一致/)
  await house.db.pool.query("UPDATE figure_cases SET tier = 'subdistrict' WHERE tenant_id = $1 AND step = 'reported'", [
    here.tenant,
  ])
  await house.db.pool.query('UPDATE figure_counts SET open = open + 1 WHERE tenant_id = $1', [here.tenant])
  await expect(run(false)).rejects.toMatchObject({ exitCode: 4 })
  expect(said.filter((line) => line.startsWith('✗'))).toHaveLength(4)
  await run(true)
  expect(said.slice(-2).join(' ')).toMatch(/从 \d+ 个事件重新汇总.*✓ 3 件/)
  await run(false)
})
