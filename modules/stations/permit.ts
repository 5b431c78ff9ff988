import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS } from './access.ts'
import type { Offering } from './contract.ts'
import { findOffering, findStations, type StationRow } from './store/stations.ts'

/** Acts over a station, as against those of a resident. */
export type StationAct = Exclude<keyof typeof ACCESS, 'book' | 'cancel'>

/** Whether the actor may do it over a station in this grid. */
export function mayOver(ctx: Context, tree: GridTree, act: StationAct, gridId: string): boolean {
  return may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(gridId), relations: [] })
}

/** @throws NotFound when the grid is out of sight, Forbidden when the actor has no such right over it */
export function permitOver(ctx: Context, tree: GridTree, act: StationAct, gridId: string): void {
  const { grids } = visibleTo(ctx.actor)
  ensure(tree.get(gridId) !== undefined && (grids === undefined || grids.includes(gridId)), () => new NotFound('grid'))
  ensure(mayOver(ctx, tree, act, gridId), () => new Forbidden(act, whoMay(act)))
}

/** The station, for whoever may do this to it. @throws NotFound, Forbidden */
export async function stationFor(ctx: Context, act: StationAct, stationId: string): Promise<StationRow> {
  const [station] = await findStations(ctx.sql, ctx.tenant, { ids: [stationId] })
  ensure(station !== undefined, () => new NotFound('station'))
  permitOver(ctx, await treeOf(ctx), act, station.gridId)
  return station
}

/** The offering with its station, for whoever may do this to it. @throws NotFound, Forbidden */
export async function offeringFor(ctx: Context, act: StationAct, offeringId: string) {
  const found = await offeringWithStation(ctx, offeringId)
  permitOver(ctx, await treeOf(ctx), act, found.station.gridId)
  return found
}

/** The offering with its station: public knowledge. @throws NotFound */
export async function offeringWithStation(
  ctx: Context,
  offeringId: string,
): Promise<{ offering: Offering; station: StationRow }> {
  const offering = await findOffering(ctx.sql, ctx.tenant, offeringId)
  ensure(offering !== undefined, () => new NotFound('offering'))
  const [station] = await findStations(ctx.sql, ctx.tenant, { ids: [offering.stationId] })
  ensure(station !== undefined, () => new NotFound('station'))
  return { offering, station }
}

/** What an event about something of this station is about. */
export async function subjectOf(ctx: Context, type: string, id: string, gridId: string) {
  return { type, id, gridId, chainId: (await treeOf(ctx)).communityOf(gridId).chainId }
}

function whoMay(act: StationAct): string {
  return describeRule(ACCESS[act], (key) => ROLE_WORDS[key as keyof typeof ROLE_WORDS]?.zh ?? key, {
    or: '、',
    butNot: '，但不能是',
    system: '系统',
    anyone: '任何人',
  })
}
