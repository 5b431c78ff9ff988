import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { type Query, query } from '../../../platform/queries.ts'
import { undoUntil } from '../../grids/homes/rules.ts'
import { locateByHousehold, locateHouseholds, treeOf } from '../../grids/index.ts'
import { ListPersonCorrections, type PersonCorrection } from '../contract.ts'
import { namesOf } from '../names.ts'
import { gridInSight, permit } from '../permit.ts'
import { maskName } from '../rules.ts'
import { type PersonCorrectionRow, personCorrections } from './store.ts'
import { maskValue } from './write.ts'

const RECENT_DAYS = 30
const MOST = 200
const DAY = 86_400_000

export const listPersonCorrections: Query = query(ListPersonCorrections, async (ctx, { householdId, gridId }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  if (householdId !== undefined) {
    const home = await locateByHousehold(ctx, householdId)
    permit(ctx, tree, 'corrections', gridInSight(tree, sight, home.gridId).id)
    return { corrections: await told(ctx, await personCorrections(ctx.sql, ctx.tenant, sight, { householdId }, MOST)) }
  }
  if (gridId === undefined) return { corrections: [] }
  const grid = gridInSight(tree, sight, gridId)
  permit(ctx, tree, 'corrections', grid.id)
  const since = new Date(ctx.now.getTime() - RECENT_DAYS * DAY)
  const rows = await personCorrections(ctx.sql, ctx.tenant, sight, { gridIds: tree.under(grid.id), since }, MOST)
  return { corrections: await told(ctx, rows) }
})

async function told(ctx: Context, rows: readonly PersonCorrectionRow[]): Promise<PersonCorrection[]> {
  const names = await namesOf(
    ctx,
    rows.map((row) => row.personId),
  )
  const places = await locateHouseholds(ctx, [...new Set(rows.map((row) => row.householdId))])
  const masked = (row: PersonCorrectionRow, sealed: Buffer | null) =>
    sealed === null ? null : maskValue(row.field, ctx.keys.open(sealed))
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    householdId: row.householdId,
    nameMasked: maskName(names.get(row.personId)?.name ?? ''),
    placeName: places.get(row.householdId)?.placeName ?? '',
    field: row.field,
    from: masked(row, row.oldSealed),
    to: masked(row, row.newSealed),
    source: row.source,
    reason: row.reason,
    note: row.noteSealed === null ? '' : ctx.keys.open(row.noteSealed),
    madeAt: row.madeAt.toISOString(),
    at: row.at.toISOString(),
    byPersonId: row.byPersonId,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: undoUntil(row, ctx.now)?.toISOString() ?? null,
  }))
}
