import { type Command, command } from '../../../platform/commands.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { locateByBuilding, treeOf } from '../../grids/index.ts'
import { SaveOffering, SaveStation, SetDay } from '../contract.ts'
import { offeringFor, permitOver, stationFor, subjectOf } from '../permit.ts'
import { windowDefect } from '../rules.ts'
import {
  deleteDay,
  findOffering,
  isOfferingNameTaken,
  isStationNameTaken,
  lockStation,
  writeDay,
  writeOffering,
  writeStation,
} from '../store/stations.ts'

export const saveStation: Command = command(SaveStation, {
  run: async (ctx, { stationId, ...input }) => {
    const tree = await treeOf(ctx)
    const before = await lockStation(ctx.sql, ctx.tenant, stationId)
    // Whoever moves a station must have the right over the grid it leaves and the one it comes to.
    if (before) permitOver(ctx, tree, 'saveStation', before.gridId)
    permitOver(ctx, tree, 'saveStation', input.gridId)
    const communityId = tree.communityOf(input.gridId).id
    if (before && before.communityId !== communityId) throw new Refusal('station.stays')
    if (windowDefect(input.hours, 1)) throw new Refusal('station.hours_wrong')
    if (input.buildingId !== null) {
      const place = await locateByBuilding(ctx, input.buildingId)
      if (!tree.under(input.gridId).includes(place.gridId)) throw new Refusal('station.building_elsewhere')
    }
    const station = { ...input, id: stationId, communityId }
    if (await isStationNameTaken(ctx.sql, ctx.tenant, station)) throw new Refusal('station.name_taken')
    await writeStation(ctx.sql, ctx.tenant, { ...station, savedAt: ctx.now })
    ctx.announce('station.saved', await subjectOf(ctx, 'station', stationId, input.gridId), {
      kind: input.kind,
      grid: input.gridId,
      from: before && before.gridId !== input.gridId ? before.gridId : null,
    })
    return { stationId }
  },
  reply: async (_ctx, { stationId }) => ({ stationId }),
})

export const saveOffering: Command = command(SaveOffering, {
  run: async (ctx, { offeringId, ...input }) => {
    const before = await findOffering(ctx.sql, ctx.tenant, offeringId)
    if (before) await stationFor(ctx, 'saveOffering', before.stationId)
    const station = await stationFor(ctx, 'saveOffering', input.stationId)
    // Two who save at once do so one after the other.
    if (!(await lockStation(ctx.sql, ctx.tenant, station.id))) throw new NotFound('station')
    if (before && before.stationId !== input.stationId) throw new Refusal('offering.stays')
    const defect = windowDefect(input.pattern, input.minutes)
    if (defect) throw new Refusal(defect, { minutes: input.minutes })
    const offering = { ...input, id: offeringId }
    if (await isOfferingNameTaken(ctx.sql, ctx.tenant, offering)) throw new Refusal('offering.name_taken')
    await writeOffering(ctx.sql, ctx.tenant, offering, ctx.now)
    ctx.announce('offering.saved', await subjectOf(ctx, 'offering', offeringId, station.gridId), {
      station: station.id,
      minutes: input.minutes,
      seats: input.seats,
      who: input.who,
      offered: input.isOffered,
    })
    return { offeringId }
  },
  reply: async (_ctx, { offeringId }) => ({ offeringId }),
})

export const setDay: Command = command(SetDay, {
  run: async (ctx, { offeringId, date, windows }) => {
    const { offering, station } = await offeringFor(ctx, 'setDay', offeringId)
    const defect = windows && windowDefect(windows, offering.minutes)
    if (defect) throw new Refusal(defect, { minutes: offering.minutes })
    if (windows) await writeDay(ctx.sql, ctx.tenant, { offeringId, date, windows }, ctx.now)
    else await deleteDay(ctx.sql, ctx.tenant, offeringId, date)
    ctx.announce('offering.day_set', await subjectOf(ctx, 'offering', offeringId, station.gridId), {
      date,
      windows: windows?.length ?? null,
    })
    return { offeringId }
  },
  reply: async (_ctx, { offeringId }) => ({ offeringId }),
})
