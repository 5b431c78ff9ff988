import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
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

/** Where files on their way out of the house stand. */
export type ExportRoom = { readonly folder: string }

/** Makes files in the background. */
export type Exporter = {
  /** Makes all that is asked for and granted. @returns how many files were made */
  work(): Promise<number>
  /** Stops after the rows under way; what was begun is made anew by the next one. */
  stop(): Promise<void>
}

/** One that says nothing for so long is taken for dead. */
const HOLD_SECONDS = 60
/** Progress is written down at most so often. */
const TELL_MILLIS = 1_000
const LOOK_MILLIS = 2_000

/** Looks for files to make every two seconds, one at a time; one that dies leaves its file to the next (as app/printer.ts). */
export function startExporter(house: House, room: ExportRoom, log: Log): Exporter {
  let isStopping = false
  let atWork: Promise<number> = Promise.resolve(0)
  const work = () => {
    atWork = atWork.then(
      () => exportAll(house, room, () => isStopping),
      () => exportAll(house, room, () => isStopping),
    )
    return atWork
  }
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy || isStopping) return
    isBusy = true
    work()
      .catch((error) => log.error({ what: 'exporter', error: String(error) }, 'background work failed'))
      .finally(() => {
        isBusy = false
      })
  }, LOOK_MILLIS)
  timer.unref()
  return {
    work,
    stop: async () => {
      isStopping = true
      clearInterval(timer)
      await atWork.catch(() => undefined)
    },
  }
}

/** Where the file of an export stands. */
export function exportPath(room: ExportRoom, tenant: number, exportId: string): string {
  return join(room.folder, String(tenant), exportId)
}

/** Deletes files that were kept long enough, and halves of files that nobody goes on with. */
export async function dropExports(room: ExportRoom, now: Date): Promise<void> {
  for (const tenant of await readdir(room.folder).catch(() => []))
    for (const name of await readdir(join(room.folder, tenant))) {
      const path = join(room.folder, tenant, name)
      const { mtimeMs } = await stat(path)
      if (now.getTime() - mtimeMs > EXPORT_KEPT_DAYS * 86_400_000) await rm(path, { force: true })
    }
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
    let toldAt = 0
    const done = await house.db.snapshot(async (sql) => {
      // Read as whoever asked sees it now: a right that he lost meanwhile is lost for the file too.
      const ground = { sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() }
      const ctx = readContext({ ...ground, actor: await house.loadActor(ground, row.accountId) })
      const total = await rowsOf(ctx, ExportAsk.parse(row.ask))
      if (total > ROWS_WITHOUT_GRANT && row.decidedBy === null) return { total }
      const out = createWriteStream(`${path}.part`)
      const rows = await writeFile(row.form, out, await exportContent(ctx, row), async (done) => {
        if (performance.now() - toldAt > TELL_MILLIS) {
          toldAt = performance.now()
          await write((other) => saveExportProgress(other, tenant, row.id, done, heldUntil(house)))
        }
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

function heldUntil(house: House): Date {
  return new Date(house.clock.now().getTime() + HOLD_SECONDS * 1000)
}
