import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { publicPlaces, treeOf } from '../../grids/index.ts'
import { currentSets } from '../../routing/index.ts'
import { HAZARD_WORDS } from '../words.ts'
import { ListSnapPlaces, OpenSnap } from './contract.ts'

export const openSnap = query(OpenSnap, async (ctx, input) => {
  const tree = await treeOf(ctx)
  const community =
    'communityId' in input
      ? tree.community(input.communityId)
      : tree.communities().find((one) => one.code === input.communityCode)
  const main = community && tree.mainOf(community.id)
  if (!community || main?.level !== 'main') throw new NotFound('community')
  const { leaves } = await currentSets(ctx)
  return {
    communityId: community.id,
    communityCode: community.code,
    communityName: community.name,
    gridId: main.id,
    // A hazard whose category the district no longer has is not offered.
    hazards: HAZARD_WORDS.flatMap(({ code, name, say }) => {
      const leaf = leaves.find((one) => one.code === code)
      if (!leaf) return []
      return [
        { code, nameZh: name.zh, nameEn: name.en, sayZh: say.zh, sayEn: say.en, callsEmergency: leaf.callsEmergency },
      ]
    }),
    isSynthetic: community.isSynthetic,
  }
})

export const snapPlaces = query(ListSnapPlaces, async (ctx, { communityId }) => ({
  grids: (await publicPlaces(ctx, communityId)).map(({ id, name, buildings }) => ({
    id,
    name,
    buildings: [...buildings],
  })),
}))
