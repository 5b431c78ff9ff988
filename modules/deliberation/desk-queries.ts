import { visibleTo } from '../../platform/access.ts'
import { may } from '../../platform/pure/access.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { ensure, NotFound } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { locateHouseholds, treeOf } from '../grids/index.ts'
import { namesOf, residentsOf } from '../people/index.ts'
import { ACCESS, type Act } from './access.ts'
import { ListRoll, ListScopes, ListTopics, PreviewRoll } from './contract.ts'
import { linesOf } from './lines.ts'
import { forbidden, permit } from './permit.ts'
import { lowestOver, readScope } from './scope.ts'
import { mandatesOf, papersOf } from './store/papers.ts'
import { compoundsIn, rollBuildings, rollHouseholds } from './store/rolls.ts'
import { getTopic, listTopics } from './store/topics.ts'

const TOPICS = 200

/** The topics that somebody looks after: over his grids, those above, whose papers he takes in, and those below. */
export const topics = query(ListTopics, async (ctx, { state }) => {
  const tree = await treeOf(ctx)
  const mayHere = (act: Act, gridId: string) =>
    may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(gridId), relations: [] })
  const mine = tree.all().flatMap((grid) => (mayHere('topics', grid.id) ? [grid.id] : []))
  ensure(mine.length > 0, () => forbidden('topics'))
  const sight = visibleTo(ctx.actor)
  const grids = [...new Set(mine.flatMap((id) => [...tree.pathOf(id), id]))]
  const rows = await listTopics(ctx.sql, ctx.tenant, sight.grids === undefined ? null : grids, state, TOPICS)
  return {
    topics: (await linesOf(ctx, rows)).map(({ line, row }) => ({
      ...line,
      papersWaiting: row.papersWaiting,
      mandatesWaiting: row.mandatesWaiting,
      mayAdopt: mayHere('adoptResolution', row.gridId),
      mayModerate: mayHere('hideOpinion', row.gridId),
      mayEnter: mayHere('enterPaper', row.gridId) || tree.under(row.gridId).some((id) => mayHere('enterPaper', id)),
    })),
    mayOpen: tree.all().some((grid) => mayHere('openTopic', grid.id)),
  }
})

/** Where somebody may open a topic: grids, and the compounds whose buildings all stand in them. */
export const scopes = query(ListScopes, async (ctx) => {
  const tree = await treeOf(ctx)
  const grids = tree
    .all()
    .filter((grid) => may(ctx.actor, ACCESS.openTopic, { gridPath: tree.pathOf(grid.id), relations: [] }))
  ensure(grids.length > 0, () => forbidden('scopes'))
  const rows = await compoundsIn(
    ctx.sql,
    ctx.tenant,
    visibleTo(ctx.actor),
    grids.map((grid) => grid.id),
  )
  const ofCommunity = (gridId: string) => tree.communityOf(gridId).name
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'zh', { numeric: true })
  return {
    grids: grids
      .filter((grid) => grid.level !== 'subdistrict' && grid.level !== 'district')
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map((grid) => ({
        id: grid.id,
        name: grid.name,
        communityName: ofCommunity(grid.id),
        depth: tree.pathOf(grid.id).filter((id) => tree.get(id)?.communityId === grid.communityId).length,
      })),
    compounds: [...groupBy(rows, (row) => row.compoundId).values()]
      .filter((list) => {
        // One that reaches into two grids is for whoever leads the grid over both.
        const over = lowestOver(
          tree,
          list.map((row) => row.gridId),
        )
        return over !== undefined && grids.some((grid) => grid.id === over)
      })
      .map((list) => ({
        id: list[0].compoundId,
        name: list[0].compound,
        communityName: ofCommunity(list[0].gridId),
        buildings: list.map((row) => ({ id: row.buildingId, name: row.building })).sort(byName),
      }))
      .sort(byName),
  }
})

export const previewRoll = query(PreviewRoll, async (ctx, { scope }) => {
  const read = await readScope(ctx, scope)
  await permit(ctx, 'previewRoll', read.gridId, 'grid')
  const residents = await residentsOf(ctx, read.households)
  return {
    scopeName: read.name,
    households: read.households.length,
    withResidents: new Set(residents.map((one) => one.householdId)).size,
  }
})

/** Who has voted, building by building, as far as the doors are in sight; never how. */
export const roll = query(ListRoll, async (ctx, { topicId, buildingId }) => {
  const sight = visibleTo(ctx.actor)
  const topic = await getTopic(ctx.sql, ctx.tenant, topicId)
  const buildings = await rollBuildings(ctx.sql, ctx.tenant, topicId, sight)
  if (buildings.length === 0 && topic.state !== 'announced' && topic.state !== 'withdrawn') throw new NotFound('topic')
  const tree = await treeOf(ctx)
  const mayEnter = tree
    .all()
    .some((grid) => may(ctx.actor, ACCESS.roll, { gridPath: tree.pathOf(grid.id), relations: [] }))
  ensure(mayEnter, () => forbidden('roll'))
  const rows = buildingId === null ? [] : await rollHouseholds(ctx.sql, ctx.tenant, topicId, sight, buildingId)
  const ids = rows.map((row) => row.id)
  const places = await locateHouseholds(ctx, ids)
  const papers = new Map(
    (await papersOf(ctx.sql, ctx.tenant, topicId, sight, ids)).map((one) => [one.householdId, one]),
  )
  const mandates = await mandatesOf(ctx.sql, ctx.tenant, topicId, sight, ids)
  const names = await namesOf(
    ctx,
    mandates.map((one) => one.proxyPersonId),
  )
  const me = sight.personId
  const nameOf = (one: { compound: string | null; building: string }) =>
    [one.compound, one.building].filter(Boolean).join(' ')
  const inOrder = (a: string, b: string) => a.localeCompare(b, 'zh', { numeric: true })
  return {
    buildings: buildings
      .map((one) => ({ id: one.id, name: nameOf(one), households: one.households, voted: one.voted }))
      .sort((a, b) => inOrder(a.name, b.name)),
    households: rows
      .map((row) => {
        const paper = papers.get(row.id)
        const mandate = mandates.find((one) => one.householdId === row.id)
        return {
          householdId: row.id,
          placeName: places.get(row.id)?.placeName ?? '',
          vote: row.way && row.votedAt ? { way: row.way, at: row.votedAt.toISOString() } : null,
          paper: paper
            ? {
                id: paper.id,
                state: paper.state,
                receivedAt: paper.receivedAt.toISOString(),
                turns: paper.enteredBy.length,
                isMine: me !== null && paper.enteredBy.includes(me),
              }
            : null,
          mandate: mandate
            ? {
                id: mandate.id,
                state: mandate.state,
                signedBy: mandate.signedBy,
                proxyName: names.get(mandate.proxyPersonId)?.name ?? '',
                isMine: mandate.enteredBy === me,
              }
            : null,
        }
      })
      .sort((a, b) => inOrder(a.placeName, b.placeName)),
  }
})
