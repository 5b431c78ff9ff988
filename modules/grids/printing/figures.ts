import { type ServerActor, visibleTo } from '../../../platform/access.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { communityInSight, gridInSight, pathOfCommunity, permit } from '../permit.ts'
import { treeOf } from '../store/tree.ts'
import type { GridTree } from '../tree.ts'
import { CodeFigures } from './contract.ts'
import { sumDays, totalDays } from './day-store.ts'

const MOST_LINES = 200
const LONGEST_DAYS = 366
const DAY = 86_400_000
/** Fewer than this in a cell could be one family: hidden from whoever stands outside the community. */
const LEAST_SHOWN = 5

/** How codes are used: scanned, opened, sent, by code, building, grid or kind. */
export const codeFigures = query(CodeFigures, async (ctx, { communityId, gridId, from, to, by }) => {
  const tree = await treeOf(ctx)
  communityInSight(ctx, tree, communityId)
  const grid = gridId === undefined ? undefined : gridInSight(ctx, tree, gridId)
  permit(ctx, 'codeFigures', grid ? tree.pathOf(grid.id) : pathOfActor(ctx.actor, tree, communityId))
  const days = (Date.parse(to) - Date.parse(from)) / DAY
  ensure(days >= 0 && days < LONGEST_DAYS, () => new Refusal('figures.period'))
  const gridIds = grid ? tree.under(grid.id) : null
  const sight = visibleTo(ctx.actor)
  const asked = { communityId, gridIds, from, to }
  const rows = await sumDays(ctx.sql, ctx.tenant, { ...asked, by, most: MOST_LINES + 1 }, sight)
  const { silent, ...total } = await totalDays(ctx.sql, ctx.tenant, asked, sight)
  const isMasked = !standsInside(ctx.actor, tree, communityId)
  const lines = rows.slice(0, MOST_LINES).map((row) => ({
    id: row.id,
    name: by === 'grid' ? (tree.get(row.id)?.name ?? '') : (row.name ?? ''),
    kind: row.kind,
    codes: row.codes,
    scanned: isMasked ? hideSmall(row.scanned) : row.scanned,
    opened: isMasked ? hideSmall(row.opened) : row.opened,
    sent: isMasked ? hideSmall(row.sent) : row.sent,
  }))
  return {
    lines,
    // With the whole and all other parts a hidden part could be worked out: then the whole is that of what is shown.
    total: isMasked ? { codes: total.codes, ...sumShown(lines) } : total,
    silent,
    isMasked,
    isCut: rows.length > MOST_LINES,
  }
})

/** A number that may be shown outside the community: none, or five and more. */
export function hideSmall(value: number): number | null {
  return value > 0 && value < LEAST_SHOWN ? null : value
}

type Line = { scanned: number | null; opened: number | null; sent: number | null }

function sumShown(lines: readonly Line[]) {
  const sum = (key: keyof Line) => lines.reduce((all, line) => all + (line[key] ?? 0), 0)
  return { scanned: sum('scanned'), opened: sum('opened'), sent: sum('sent') }
}

/** Whether the actor's post stands in the community itself, not above it. */
function standsInside(actor: ServerActor, tree: GridTree, communityId: string): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'person') return false
  return actor.grants.some((grant) => tree.get(grant.gridId)?.communityId === communityId)
}

/** Asked for a whole community by somebody who leads a part of it: his part is what he sees. */
function pathOfActor(actor: ServerActor, tree: GridTree, communityId: string): readonly string[] {
  if (actor.kind !== 'person') return pathOfCommunity(tree, communityId)
  const own = actor.grants.find((grant) => tree.get(grant.gridId)?.communityId === communityId)
  return own ? tree.pathOf(own.gridId) : pathOfCommunity(tree, communityId)
}
