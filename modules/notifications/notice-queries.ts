import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { filesOf } from '../../platform/files.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { type GridTree, locateByCode, locateHouseholds, treeOf } from '../grids/index.ts'
import { householdsOf, namesOf } from '../people/index.ts'
import {
  ListMyNotices,
  ListNotices,
  ListNoticesHere,
  NoticeFigures,
  type NoticeTarget,
  PreviewNotice,
} from './contract.ts'
import { gridOver } from './notice-places.ts'
import { ownPerson } from './own.ts'
import { forbidden, mayOver, permit } from './permit.ts'
import { hideSmall, totalRead } from './rules/cells.ts'
import {
  gridsOfTargets,
  type NoticeRow,
  noticeOf,
  noticesFor,
  noticesOf,
  targetsOf,
  type Whereabouts,
} from './store/notices.ts'
import { countReaders, countTold, readByBuilding, type Spread } from './store/readers.ts'

/** How many notices one page of the list holds. */
const PAGE = 20

export const noticesHere: Query = query(ListNoticesHere, async (ctx, { code }) => {
  const found = await locateByCode(ctx, code)
  if (!found || found.tenant !== ctx.tenant) throw new Refusal('report.code_unknown')
  const tree = await treeOf(ctx)
  return {
    notices: await shown(ctx, tree, {
      grids: tree.pathOf(found.gridId),
      buildings: found.buildingId ? [found.buildingId] : [],
      households: [...(found.householdId ? [found.householdId] : []), ...(await ownHomesIn(ctx, found.buildingId))],
    }),
  }
})

/** The rooms in a building in which the signed-in person lives: what is for them alone is shown to her by the building's code as well. */
async function ownHomesIn(ctx: Context, buildingId: string | null): Promise<string[]> {
  if (ctx.actor.kind !== 'person' || buildingId === null) return []
  const homes = await householdsOf(ctx, ctx.actor.personId)
  const places = await locateHouseholds(
    ctx,
    homes.map((home) => home.householdId),
  )
  return [...places].flatMap(([householdId, place]) => (place.buildingId === buildingId ? [householdId] : []))
}

export const myNotices: Query = query(ListMyNotices, async (ctx) => {
  const tree = await treeOf(ctx)
  const homes = await householdsOf(ctx, ownPerson(ctx.actor))
  const places = await locateHouseholds(
    ctx,
    homes.map((home) => home.householdId),
  )
  const posts = ctx.actor.kind === 'person' ? ctx.actor.grants.map((grant) => grant.gridId) : []
  const grids = [...posts, ...[...places.values()].map((place) => place.gridId)]
  return {
    notices: await shown(ctx, tree, {
      grids: [...new Set(grids.flatMap((id) => tree.pathOf(id)))],
      buildings: [...places.values()].flatMap((place) => place.buildingId ?? []),
      households: [...places.keys()],
    }),
  }
})

export const notices: Query = query(ListNotices, async (ctx, { gridId, afterId }) => {
  const tree = await treeOf(ctx)
  permit(ctx, tree, 'notices', gridId)
  const led = tree.under(gridId).filter((id) => mayOver(ctx, tree, 'notices', id))
  const found = await noticesOf(ctx.sql, ctx.tenant, visibleTo(ctx.actor), led, afterId, PAGE + 1)
  const page = found.slice(0, PAGE)
  const ids = page.map((one) => one.id)
  const targets = groupBy(await targetsOf(ctx.sql, ctx.tenant, ids), (one) => one.noticeId)
  const names = await namesOf(
    ctx,
    page.flatMap((one) => one.publishedBy ?? []),
  )
  const told = await countTold(ctx.sql, ctx.tenant, ids)
  const files = await filesOf(ctx, ids)
  const notices = []
  for (const notice of page) {
    const own = targets.get(notice.id) ?? []
    const cells = await readByBuilding(ctx.sql, ctx.tenant, ctx.now, await spreadOf(ctx, tree, own), notice.id)
    const places = await gridsOfTargets(ctx.sql, ctx.tenant, own)
    notices.push({
      ...view(tree, notice, files),
      state: notice.state,
      isOver: notice.untilAt.getTime() <= ctx.now.getTime(),
      version: notice.version,
      targets: places.map(({ kind, id, name }) => ({ kind, id, name })),
      publishedByName: notice.publishedBy ? (names.get(notice.publishedBy)?.name ?? null) : null,
      households: cells.reduce((sum, cell) => sum + cell.households, 0),
      told: told.get(notice.id) ?? 0,
      householdsRead: totalRead(cells),
      opened: notice.openedCount,
    })
  }
  return { notices, nextAfterId: found.length > PAGE ? (page.at(-1)?.id ?? null) : null }
})

export const noticeFigures: Query = query(NoticeFigures, async (ctx, { noticeId }) => {
  const tree = await treeOf(ctx)
  const notice = await noticeOf(ctx.sql, ctx.tenant, noticeId)
  if (!notice) throw new NotFound('notice')
  const { grids } = visibleTo(ctx.actor)
  if (grids !== undefined && !grids.includes(notice.gridId)) throw new NotFound('notice')
  if (!mayOver(ctx, tree, 'notices', notice.gridId)) throw forbidden('notices')
  const spread = await spreadOf(ctx, tree, await targetsOf(ctx.sql, ctx.tenant, [noticeId]))
  const cells = await readByBuilding(ctx.sql, ctx.tenant, ctx.now, spread, noticeId)
  return {
    told: (await countTold(ctx.sql, ctx.tenant, [noticeId])).get(noticeId) ?? 0,
    opened: notice.openedCount,
    places: hideSmall(cells),
  }
})

/** Counts as the telling itself would: by the same statement. */
export const previewNotice: Query = query(PreviewNotice, async (ctx, { targets }) => {
  const tree = await treeOf(ctx)
  await gridOver(ctx, tree, targets)
  return countReaders(ctx.sql, ctx.tenant, ctx.now, await spreadOf(ctx, tree, targets))
})

/** The targets of a notice with all that lies under them today. */
export async function spreadOf(ctx: Context, tree: GridTree, targets: readonly NoticeTarget[]): Promise<Spread> {
  const of = (kind: NoticeTarget['kind']) => targets.filter((one) => one.kind === kind)
  const placed = await gridsOfTargets(ctx.sql, ctx.tenant, [...of('building'), ...of('household')])
  return {
    grids: [...new Set(of('grid').flatMap((one) => tree.under(one.id)))],
    buildings: of('building').map((one) => one.id),
    households: of('household').map((one) => one.id),
    around: [...new Set(placed.map((one) => one.gridId))],
  }
}

/** Whether a photo of a notice may be shown: to everybody while it is in force, afterwards to who leads where it was for. */
export async function isNoticeShown(ctx: Context, noticeId: string): Promise<boolean> {
  const notice = await noticeOf(ctx.sql, ctx.tenant, noticeId)
  if (!notice) return false
  if (notice.state === 'published' && notice.untilAt.getTime() > ctx.now.getTime()) return true
  return mayOver(ctx, await treeOf(ctx), 'notices', notice.gridId)
}

async function shown(ctx: Context, tree: GridTree, where: Whereabouts) {
  const rows = await noticesFor(ctx.sql, ctx.tenant, ctx.now, where)
  const files = await filesOf(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => view(tree, row, files))
}

function view(tree: GridTree, row: NoticeRow, files: readonly { id: string; ownerId: string }[]) {
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    gridName: tree.get(row.gridId)?.name ?? '',
    publishedAt: row.publishedAt.toISOString(),
    correctedAt: row.correctedAt?.toISOString() ?? null,
    untilAt: row.untilAt.toISOString(),
    fileIds: files.filter((file) => file.ownerId === row.id).map((file) => file.id),
  }
}
