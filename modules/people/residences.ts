import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { ensure, Refusal } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { doorsOf, locateByCode, locateByHousehold, locateHouseholds, treeOf } from '../grids/index.ts'
import { ListDoors, ListMyHouseholds, ListResidencesToConfirm, ListResidents, type Residence } from './contract.ts'
import { namesOf } from './names.ts'
import { forbidden, gridInSight, mayOver } from './permit.ts'
import { knownPersons } from './residents/write.ts'
import {
  type Living,
  livingIn,
  livingOf,
  type ResidenceRow,
  residencesIn,
  residencesOfSelf,
  statedIn,
} from './store/residences.ts'

export type { Living } from './store/residences.ts'

/** At most so many statements are listed; the oldest come first. */
const LIMIT = 200

/** The households in which a person lives at a moment: confirmed ones only. */
export async function householdsOf(ctx: Context, personId: string, at: Date = ctx.now): Promise<Living[]> {
  return livingOf(ctx.sql, ctx.tenant, personId, at)
}

/** The persons who live in some households at a moment: confirmed ones only. The caller has asked who may know. */
export async function residentsOf(
  ctx: Context,
  householdIds: readonly string[],
  at: Date = ctx.now,
): Promise<Living[]> {
  return householdIds.length === 0 ? [] : livingIn(ctx.sql, ctx.tenant, householdIds, at)
}

export const listMyHouseholds: Query = query(ListMyHouseholds, async (ctx) => ({
  residences: await shown(ctx, await residencesOfSelf(ctx.sql, ctx.tenant, visibleTo(ctx.actor))),
}))

export const listDoors: Query = query(ListDoors, async (ctx, { code }) => {
  const found = await locateByCode(ctx, code)
  if (!found || found.tenant !== ctx.tenant) throw new Refusal('residence.not_a_door')
  return { doors: await doorsOf(ctx, [found.gridId]) }
})

export const listResidencesToConfirm: Query = query(ListResidencesToConfirm, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const asked = gridId === null ? tree.all().map((grid) => grid.id) : tree.under(gridInSight(tree, sight, gridId).id)
  const grids = asked.filter((id) => mayOver(ctx, tree, 'residencesToConfirm', id))
  ensure(grids.length > 0, () => forbidden('residencesToConfirm'))
  return { residences: await named(ctx, await statedIn(ctx.sql, ctx.tenant, grids, sight, LIMIT)) }
})

export const listResidents: Query = query(ListResidents, async (ctx, { householdId }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const { gridId } = await locateByHousehold(ctx, householdId)
  gridInSight(tree, sight, gridId)
  ensure(mayOver(ctx, tree, 'residents', gridId), () => forbidden('residents'))
  const rows = await residencesIn(ctx.sql, ctx.tenant, householdId, sight)
  const who = await knownPersons(
    ctx,
    rows.map((row) => row.personId),
  )
  const residences = await shown(ctx, rows)
  return {
    residents: residences.flatMap((one, index) => {
      const known = who.get(rows[index].personId)
      if (!known) return []
      const { personId, nameMasked, phoneMasked, keepsOwnData } = known
      return [{ ...one, personId, nameMasked, hasPhone: phoneMasked !== null, keepsOwnData, known: known.known }]
    }),
  }
})

async function named(ctx: Context, rows: readonly ResidenceRow[]) {
  const names = await namesOf(
    ctx,
    rows.map((row) => row.personId),
  )
  const residences = await shown(ctx, rows)
  return residences.map((one, index) => {
    const { personId } = rows[index]
    const who = names.get(personId)
    return { ...one, personId, name: who?.name ?? '', phoneMasked: who?.phoneMasked ?? null }
  })
}

async function shown(ctx: Context, rows: readonly ResidenceRow[]): Promise<Residence[]> {
  const tree = await treeOf(ctx)
  const places = await locateHouseholds(
    ctx,
    rows.map((row) => row.householdId),
  )
  return rows.map((row) => ({
    id: row.id,
    householdId: row.householdId,
    gridId: row.gridId,
    gridName: tree.get(row.gridId)?.name ?? '',
    placeName: places.get(row.householdId)?.placeName ?? '',
    state: row.state,
    way: row.way,
    statedAt: row.statedAt.toISOString(),
    from: row.from?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    refuseReason: row.refuseReason,
  }))
}
