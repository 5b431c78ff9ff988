import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { nextFile, type PrintFile } from '../modules/grids/index.ts'
import type { PosterContact } from '../modules/grids/poster.ts'
import {
  giveBack,
  type RunRow,
  saveEnd,
  savePrinted,
  saveProgress,
  takeRun,
  tenantsWithRuns,
} from '../modules/grids/printing/run-store.ts'
import { KEPT_DAYS } from '../modules/grids/printing/runs.ts'
import { writeSheets } from '../modules/grids/printing/sheets.ts'
import { servicesOf } from '../modules/intake/index.ts'
import { publicContacts } from '../modules/people/index.ts'
import type { ServerActor } from '../platform/access.ts'
import { type Context, readContext } from '../platform/context.ts'
import type { House } from '../platform/house.ts'
import type { Log } from '../platform/log.ts'
import { localDate } from '../platform/pure/time.ts'
import { dropOlder, type FileMaker, heldUntil, seldom, startMaking } from './file-maker.ts'
import { brandOf, contactsOnPaper } from './posters.ts'

/** Where files of codes stand, and where the codes in them lead. */
export type PrintRoom = { readonly folder: string; readonly publicUrl: string }

const PRINTER: ServerActor = { kind: 'system', name: 'printer' }

/** Makes files of codes (app/file-maker.ts). */
export function startPrinter(house: House, room: PrintRoom, log: Log): FileMaker {
  return startMaking('printer', log, (isStopping) => printAll(house, room, isStopping))
}

/** Where the file of a run stands. */
export function printPath(room: PrintRoom, tenant: number, runId: string): string {
  return join(room.folder, String(tenant), `${runId}.pdf`)
}

/** Deletes files older than they are kept, and halves of files that nobody goes on with. */
export function dropPrinted(room: PrintRoom, now: Date): Promise<void> {
  return dropOlder(room.folder, KEPT_DAYS, now)
}

async function printAll(house: House, room: PrintRoom, isStopping: () => boolean): Promise<number> {
  let made = 0
  for (const tenant of await tenantsWithRuns(house.db, house.clock.now()))
    while (!isStopping()) {
      const run = await house.db.transaction((sql) => takeRun(sql, tenant, house.clock.now(), heldUntil(house)))
      if (!run) break
      if (await printOne(house, room, tenant, run, isStopping)) made++
    }
  return made
}

/** Makes one file and says how it ended. Only the renamed file counts. */
async function printOne(
  house: House,
  room: PrintRoom,
  tenant: number,
  run: RunRow,
  isStopping: () => boolean,
): Promise<boolean> {
  const path = printPath(room, tenant, run.id)
  const write = <T>(act: (sql: Parameters<typeof saveEnd>[0]) => Promise<T>) => house.db.transaction(act)
  try {
    await mkdir(join(room.folder, String(tenant)), { recursive: true })
    const { file, brand, contacts } = await contentOf(house, tenant, run)
    if (file.codes.length === 0) throw new RangeError('nothing')
    const tell = seldom((pages) => write((sql) => saveProgress(sql, tenant, run.id, pages, heldUntil(house))))
    const isWhole = await writeSheets(
      createWriteStream(`${path}.part`),
      {
        form: file.form,
        brand,
        communityName: file.communityName,
        printedOn: localDate(house.clock.now()),
        places: file.codes.map(({ code, placeName }) => ({ code, placeName, url: `${room.publicUrl}/c/${code}` })),
        contactsOf: (i) => contacts.get(file.codes[i]?.gridId ?? '') ?? [],
      },
      async (done) => {
        await tell(done)
        return !isStopping()
      },
    )
    if (!isWhole) {
      await rm(`${path}.part`, { force: true })
      await write((sql) => giveBack(sql, tenant, run.id))
      return false
    }
    const { size } = await stat(`${path}.part`)
    await rename(`${path}.part`, path)
    await write(async (sql) => {
      const at = house.clock.now()
      await savePrinted(
        sql,
        tenant,
        file.codes.map((one) => one.id),
        at,
      )
      await saveEnd(sql, tenant, run.id, { at, bytes: size })
    })
    return true
  } catch (error) {
    await rm(`${path}.part`, { force: true })
    const reason = !(error instanceof RangeError)
      ? 'print.broken'
      : error.message === 'nothing'
        ? 'print.nothing'
        : 'print.too_long'
    await write((sql) => saveEnd(sql, tenant, run.id, { at: house.clock.now(), reason }))
    if (reason === 'print.broken') throw error
    return false
  }
}

type Content = {
  file: PrintFile
  brand: ReturnType<typeof brandOf>
  /** By grid: those who consented to stand on a wall. */
  contacts: ReadonlyMap<string, readonly PosterContact[]>
}

async function contentOf(house: House, tenant: number, run: RunRow): Promise<Content> {
  return house.db.snapshot(async (sql) => {
    const now = house.clock.now()
    const ctx: Context = readContext({ sql, db: house.db, keys: house.keys, tenant, now, actor: PRINTER })
    const file = await nextFile(ctx, run)
    const contacts = new Map<string, readonly PosterContact[]>()
    if (file.form === 'poster')
      for (const gridId of new Set(file.codes.map((one) => one.gridId)))
        contacts.set(gridId, contactsOnPaper(await publicContacts(ctx, gridId)))
    return { file, brand: brandOf(await servicesOf(ctx, file.communityId)), contacts }
  })
}
