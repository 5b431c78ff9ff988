import { visibleTo } from '../../../platform/access.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import { locateHouseholds } from '../queries/locate.ts'
import { HOUSEHOLD_FIELDS, type Home, type HouseholdField, type Provenance, type Source } from './contract.ts'
import { provenance, shown } from './queries.ts'
import { homesByIds, lockHome } from './store.ts'
import { type Correction, knownOf, verifyFields, writeChange } from './write.ts'

export type { Correction } from './write.ts'

/** A flat with its values and what stands beside each: what a form shows. */
export type KnownHousehold = Home & { readonly known: Readonly<Record<HouseholdField, Provenance>> }

/** What is known of some flats, by id; who is absent is left out. The caller has asked who may know. */
export async function knownHouseholds(
  ctx: Context,
  householdIds: readonly string[],
): Promise<Map<string, KnownHousehold>> {
  const rows = await homesByIds(ctx.sql, ctx.tenant, householdIds)
  const places = await locateHouseholds(ctx, householdIds)
  return new Map(
    rows.map((row) => {
      const known = (field: HouseholdField) => provenance(knownOf(row, field))
      return [
        row.id,
        {
          ...shown(row, places.get(row.id)?.placeName ?? ''),
          known: {
            room: known('room'),
            entrance: known('entrance'),
            use: known('use'),
            people: known('people'),
            lift: known('lift'),
          },
        },
      ]
    }),
  )
}

/** Every flat of the tenant: for callers above, which have asked who may. */
const ALL = visibleTo({ kind: 'system', name: 'known' })

/**
 * Writes one corrected field of a flat, and keeps the old value to be undone. The caller has asked who may; `ctx.madeAt` is when it was seen.
 * @throws NotFound, Refusal household.changed_since with the present value, household.room_taken
 */
export async function writeHousehold(ctx: WriteContext, householdId: string, one: Correction): Promise<void> {
  await writeChange(ctx, await lockHome(ctx.sql, ctx.tenant, householdId, ALL), one)
}

/**
 * Says that fields of a flat were found as they stand, at `ctx.madeAt`; all of them when none is named. The caller has asked who may.
 * @throws NotFound
 */
export async function verifyHouseholdFields(
  ctx: WriteContext,
  householdId: string,
  source: Source,
  fields: readonly HouseholdField[] = HOUSEHOLD_FIELDS,
): Promise<void> {
  const home = await lockHome(ctx.sql, ctx.tenant, householdId, ALL)
  await verifyFields(ctx, home, fields, source)
}
