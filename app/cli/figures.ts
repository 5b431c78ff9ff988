import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { checkAllFigures, rebuildFigures } from '../../modules/dashboards/index.ts'
import { writeContext } from '../../platform/context.ts'
import type { Sql } from '../../platform/db/connect.ts'
import { loadKeys } from '../../platform/keys.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'

/**
 * `weige figures [--rebuild]`: tells every case again from its chain and counts every period again, beside what is kept. With --rebuild what is kept
 * is thrown away and made again first. Ends with 4 when something differs.
 */
export async function figures(config: Config, isRebuild: boolean, say: (line: string) => void): Promise<void> {
  const keys = await loadKeys(join(config.localDir, 'keys'))
  const opened = await openDatabase(config, new Date(), () => undefined)
  const { db } = opened
  const contextOn = (sql: Sql, tenant: number) => {
    const now = new Date()
    const actor = { kind: 'system', name: 'operator' } as const
    return writeContext({ sql, db, keys, tenant, actor, now, commandId: randomUUID(), madeAt: now })
  }
  try {
    const { rows } = await db.pool.query<{ tenant_id: number }>('SELECT DISTINCT tenant_id FROM chains ORDER BY 1')
    let cases = 0
    let counts = 0
    let wrong = 0
    for (const { tenant_id: tenant } of rows) {
      if (isRebuild) {
        const read = await db.transaction((sql) => rebuildFigures(contextOn(sql, tenant)))
        if (read > 0) say(`${tenant}: 从 ${read} 个事件重新汇总。Made again from ${read} events.`)
      }
      const found = await db.snapshot((sql) => checkAllFigures(contextOn(sql, tenant)))
      cases += found.cases
      counts += found.counts
      wrong += found.wrongCaseIds.length + found.countsWrong
      for (const id of found.wrongCaseIds.slice(0, 10))
        say(`✗ ${tenant} 件 case ${id}: 底账与历史不符 what is kept does not follow from the history`)
      if (found.countsWrong > 0)
        say(`✗ ${tenant}: ${found.countsWrong} 个周期的计数不符 period(s) do not come to what is kept`)
    }
    if (wrong > 0)
      throw new OperatorError(
        `统计对不上:${wrong} 处。运行 weige figures --rebuild 从历史重新汇总。The figures differ in ${wrong} place(s); weige figures --rebuild makes them again.`,
        4,
      )
    say(
      `✓ ${cases} 件、${counts} 个周期的统计与历史一致。The figures of ${cases} cases and ${counts} periods follow from the history.`,
    )
  } finally {
    await opened.close()
  }
}
