import type { WriteContext } from '../../../platform/context.ts'
import { householdKey, type PlaceLine } from '../import/places-xlsx.ts'
import type { ImportFault } from '../import/sheet.ts'
import type { HouseholdField } from './contract.ts'
import { importWins, type KnownField } from './rules.ts'
import { type HomeRow, homesForImport, saveEntrance, saveHomes } from './store.ts'
import { type CorrectionRow, type FormerRow, formerNames, insertCorrections } from './store-corrections.ts'
import { HOUSEHOLD_FIELD_WORDS } from './words.ts'
import { knownOf, standsAt, subjectOf } from './write.ts'

/** Where a flat stands that a sheet may still call by its former entrance or room. */
export type Renamed = { readonly entrance: string; readonly room: string; readonly gridId: string }

/**
 * The flats of a community that were put under another entrance or room at the door, by every key that an old sheet may have for them; a key
 * under which another flat stands today is that one's.
 */
export async function renamedHomes(
  ctx: Pick<WriteContext, 'sql' | 'tenant'>,
  communityId: string,
): Promise<Map<string, Renamed>> {
  const byHome = new Map<string, FormerRow[]>()
  for (const row of await formerNames(ctx.sql, ctx.tenant, communityId))
    byHome.set(row.householdId, [...(byHome.get(row.householdId) ?? []), row])
  const renamed = new Map<string, Renamed>()
  for (const rows of byHome.values()) {
    const [{ compound, building, entrance, room, gridId }] = rows
    const was = (field: FormerRow['field'], now: string) => [
      ...new Set([now, ...rows.filter((row) => row.field === field).map((row) => row.was)]),
    ]
    for (const formerEntrance of was('entrance', entrance))
      for (const formerRoom of was('room', room)) {
        if (formerEntrance === entrance && formerRoom === room) continue
        const key = householdKey({ compound, building, entrance: formerEntrance, room: formerRoom })
        renamed.set(key, { entrance, room, gridId })
      }
  }
  return renamed
}

/** Lines that still have a flat's former entrance or room stand for that flat as it is called now; each is noted. */
export function followRenamed(
  lines: readonly PlaceLine[],
  renamed: ReadonlyMap<string, Renamed>,
  isTaken: (key: string) => boolean,
): { lines: PlaceLine[]; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const followed = lines.map((line) => {
    const key = householdKey(line)
    const now = renamed.get(key)
    if (!now || isTaken(key)) return line
    const facts = { value: `${now.entrance} ${now.room}` }
    faults.push({ row: line.row, column: '房号', code: 'import_note.corrected_at_door', facts })
    return { ...line, entrance: now.entrance, room: now.room }
  })
  return { lines: followed, faults }
}

/**
 * Writes what a sheet says of flats that are in the register – use, number of people, lift – where it is newer than what was verified; what is
 * kept against it is noted. The old values stay as corrections. A fixed number of statements for any number of lines, but for lifts.
 * @returns the flats that changed
 */
export async function importKnown(
  ctx: WriteContext,
  lines: readonly { readonly householdId: string; readonly line: PlaceLine }[],
): Promise<{ changed: Set<string>; faults: ImportFault[] }> {
  const telling = lines.filter(({ line }) => line.known !== undefined)
  const changed = new Set<string>()
  const faults: ImportFault[] = []
  if (telling.length === 0) return { changed, faults }
  const homes = new Map(
    (
      await homesForImport(
        ctx.sql,
        ctx.tenant,
        telling.map((one) => one.householdId),
      )
    ).map((home) => [home.id, home]),
  )
  const corrections: Omit<CorrectionRow, 'undoneAt'>[] = []
  const lifts = new Map<string, HomeRow>()
  const written = new Map<string, HomeRow>()
  for (const { householdId, line } of telling) {
    let home = written.get(householdId) ?? homes.get(householdId)
    if (!home || !line.known) continue
    const at = dayOf(line.known.verifiedOn, ctx.now)
    for (const [field, to] of Object.entries(told(line.known))) {
      const lift: HomeRow | undefined = field === 'lift' ? lifts.get(home.entranceId) : undefined
      const now: HomeRow = lift ? { ...home, lift: lift.lift, entranceKnown: lift.entranceKnown } : home
      const name = FIELDS.find((one) => one === field)
      if (!name) continue
      const before = knownOf(now, name)
      const from = standsAt(now, name)
      if (from === to && at === null) continue
      if (!importWins(before, at)) {
        if (from !== to)
          faults.push({
            row: line.row,
            column: COLUMNS[name],
            code: 'import_note.kept_newer',
            facts: { field: HOUSEHOLD_FIELD_WORDS[name].zh },
          })
        continue
      }
      const version = before.version + (from === to ? 0 : 1)
      const beside: KnownField = { source: 'import', at: at?.toISOString() ?? null, version }
      const next = put(now, name, to, beside)
      if (name === 'lift') lifts.set(home.entranceId, next)
      else home = next
      written.set(householdId, home)
      if (from === to) continue
      changed.add(householdId)
      corrections.push({
        id: ctx.newId(),
        householdId,
        field: name,
        from,
        to,
        oldKnown: before,
        version,
        source: 'import',
        reason: 'changed',
        noteSealed: null,
        madeAt: ctx.now,
        at: ctx.now,
        byPersonId: null,
      })
    }
  }
  await saveHomes(ctx.sql, ctx.tenant, [...written.values()])
  for (const entrance of lifts.values()) await saveEntrance(ctx.sql, ctx.tenant, entrance)
  await insertCorrections(ctx.sql, ctx.tenant, corrections)
  for (const one of corrections) {
    const home = homes.get(one.householdId)
    if (home)
      ctx.announce('household.corrected', await subjectOf(ctx, home), {
        correction: one.id,
        field: one.field,
        version: one.version,
        source: one.source,
        reason: one.reason,
      })
  }
  return { changed, faults }
}

const FIELDS = ['use', 'people', 'lift'] as const satisfies readonly HouseholdField[]
const COLUMNS = { use: '房屋用途', people: '居住人数', lift: '电梯' } as const

/** The values that a line tells, as corrections keep them. */
function told({ use, people, lift }: NonNullable<PlaceLine['known']>): Record<string, string> {
  return {
    ...(use === null ? {} : { use }),
    ...(people === null ? {} : { people: String(people) }),
    ...(lift === null ? {} : { lift: lift ? 'yes' : 'no' }),
  }
}

function put(home: HomeRow, field: (typeof FIELDS)[number], value: string, beside: KnownField): HomeRow {
  if (field === 'lift')
    return { ...home, lift: value === 'yes', entranceKnown: { ...home.entranceKnown, lift: beside } }
  const known = { ...home.known, [field]: beside }
  return field === 'people'
    ? { ...home, known, people: Number(value) }
    : { ...home, known, use: USES.find((use) => use === value) ?? home.use }
}

const USES = ['own', 'rented', 'vacant', 'business', 'none'] as const

/** The end of that day in China, but not later than now; null when the sheet has no day. */
function dayOf(verifiedOn: string | null, now: Date): Date | null {
  if (verifiedOn === null) return null
  const end = new Date(`${verifiedOn}T23:59:59+08:00`)
  return end < now ? end : now
}
