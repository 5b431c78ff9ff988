import type { WriteContext } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { ensureCompounds, keyOf } from '../store/register.ts'
import { compoundsOf, nameTwins, rehomeBuildings } from '../store/rehome.ts'

/**
 * Puts buildings into a community; a compound is a place of its community, so each building goes into the compound of the same name there,
 * which is added when it is missing.
 * @throws Refusal building.name_taken when a building of that name already stands in that compound
 */
export async function settleBuildings(
  ctx: WriteContext,
  buildingIds: readonly string[],
  communityId: string,
): Promise<void> {
  if (buildingIds.length === 0) return
  const [twin] = await nameTwins(ctx.sql, ctx.tenant, buildingIds, communityId)
  if (twin) throw new Refusal('building.name_taken', { name: twin.name })
  const compounds = await compoundsOf(ctx.sql, ctx.tenant, buildingIds)
  const byName = new Map(compounds.map((one) => [one.name, one]))
  const wanted = [...byName.values()].map(({ name, kind, isSynthetic }) => ({
    id: ctx.newId(),
    name,
    kind,
    isSynthetic,
  }))
  const { idOf } = await ensureCompounds(ctx.sql, ctx.tenant, communityId, wanted)
  const nameOf = new Map(compounds.map((one) => [one.buildingId, one.name]))
  const rows = buildingIds.map((buildingId) => {
    const name = nameOf.get(buildingId)
    return { buildingId, compoundId: name === undefined ? null : (idOf.get(keyOf(name)) ?? null) }
  })
  await rehomeBuildings(ctx.sql, ctx.tenant, communityId, rows)
}
