import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EXPORT_KEPT_DAYS, ExportAsk, ROWS_WITHOUT_GRANT } from '../modules/reports/contract.ts'
import {
  type ExportRow,
  endExport,
  exportContent,
  giveBackExport,
  rowsOf,
  saveExportProgress,
  takeExport,
  tenantsWithExports,
  writeFile,
} from '../modules/reports/index.ts'
import { readContext } from '../platform/context.ts'
import type { House } from '../platform/house.ts'
import type { Log } from '../platform/log.ts'
import { dropOlder, type FileMaker, heldUntil, seldom, startMaking } from './file-maker.ts'

/** Where files on their way out of the house stand. */
export type ExportRoom = { readonly folder: string }

/** Makes what is asked for and granted (app/file-maker.ts). */
export function startExporter(house: House, room: ExportRoom, log: Log): FileMaker {
  return startMaking('exporter', log, (isStopping) => exportAll(house, room, isStopping))
}

/** Where the file of an export stands. */
export function exportPath(room: ExportRoom, tenant: number, exportId: string): string {
  return join(room.folder, String(tenant), exportId)
}

/** Deletes files that were kept long enough, and halves of files that nobody goes on with. */
export function dropExports(room: ExportRoom, now: Date): Promise<void> {
  return dropOlder(room.folder, EXPORT_KEPT_DAYS, now)
}

async function exportAll(house: House, room: ExportRoom, isStopping: () => boolean): Promise<number> {
  let made = 0
  for (const tenant of await tenantsWithExports(house.db, house.clock.now()))
    while (!isStopping()) {
      const row = await house.db.transaction((sql) => takeExport(sql, tenant, house.clock.now(), heldUntil(house)))
      if (!row) break
      if (await exportOne(house, room, tenant, row, isStopping)) made++
    }
  return made
}

/** Makes one file and says how it ended. Only the renamed file counts. */
async function exportOne(
  house: House,
  room: ExportRoom,
  tenant: number,
  row: ExportRow,
  isStopping: () => boolean,
): Promise<boolean> {
  const path = exportPath(room, tenant, row.id)
  const write = <T>(act: (sql: Parameters<typeof endExport>[0]) => Promise<T>) => house.db.transaction(act)
  try {
    await mkdir(join(room.folder, String(tenant)), { recursive: true })
    const tell = seldom((rows) => write((sql) => saveExportProgress(sql, tenant, row.id, rows, heldUntil(house))))
    const done = await house.db.snapshot(async (sql) => {
      // Read as whoever asked sees it now: a right that he lost meanwhile is lost for the file too.
      const ground = { sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() }
      const ctx = readContext({ ...ground, actor: await house.loadActor(ground, row.accountId) })
      const total = await rowsOf(ctx, ExportAsk.parse(row.ask))
      if (total > ROWS_WITHOUT_GRANT && row.decidedBy === null) return { total }
      const out = createWriteStream(`${path}.part`)
      const rows = await writeFile(row.form, out, await exportContent(ctx, row), async (done) => {
        await tell(done)
        return !isStopping()
      })
      if (rows === null) out.destroy()
      return rows
    })
    if (done === null || typeof done === 'object') {
      await rm(`${path}.part`, { force: true })
      const to = done === null ? ({ state: 'waiting' } as const) : ({ state: 'to_approve', total: done.total } as const)
      await write((sql) => giveBackExport(sql, tenant, row.id, to))
      return false
    }
    const { size } = await stat(`${path}.part`)
    await rename(`${path}.part`, path)
    await write((sql) => endExport(sql, tenant, row.id, { at: house.clock.now(), bytes: size, rows: done }))
    return true
  } catch (error) {
    await rm(`${path}.part`, { force: true })
    await write((sql) => endExport(sql, tenant, row.id, { at: house.clock.now(), failure: 'export.broken' }))
    throw error
  }
}
