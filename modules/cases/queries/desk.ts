import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import type { ParsedOf } from '../../../platform/pure/contract.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { type CaseLine, CountDesk, ListDesk, ListRegister, MOST_IN_REGISTER, type State } from '../contract.ts'
import type { RegisterLine } from '../register/columns.ts'
import { countCases, type LineRow, listLines, listLinesOf } from '../store/lists.ts'
import { caseLines } from './lines.ts'

export const desk = query(ListDesk, async (ctx, input) => {
  const { lines, next } = await pageOf(ctx, input, input.limit)
  return { cases: await caseLines(ctx, lines), next }
})

export const register = query(ListRegister, async (ctx, { filter }) => {
  const { lines, next } = await pageOf(ctx, filter, MOST_IN_REGISTER)
  return { cases: await registerLines(ctx, lines), next }
})

/** Cases as lists show them, by id; those out of sight are left out. */
export async function linesInSight(ctx: Context, ids: readonly string[]): Promise<CaseLine[]> {
  return caseLines(ctx, await listLinesOf(ctx.sql, ctx.tenant, visibleTo(ctx.actor), ids))
}

/** The same with what only a register says. */
export async function registerLinesInSight(ctx: Context, ids: readonly string[]): Promise<RegisterLine[]> {
  return registerLines(ctx, await listLinesOf(ctx.sql, ctx.tenant, visibleTo(ctx.actor), ids))
}

async function registerLines(ctx: Context, rows: readonly LineRow[]): Promise<RegisterLine[]> {
  return (await caseLines(ctx, rows)).map((line, i) => ({ ...line, categoryNameEn: rows[i].name_en }))
}

/** One page of the desk and where the next begins: the list and the register are the same read. */
async function pageOf(
  ctx: Context,
  filter: Omit<ParsedOf<typeof ListDesk>, 'limit'>,
  limit: number,
): Promise<{ lines: LineRow[]; next: { key: string; id: string } | null }> {
  const grids = filter.gridId ? (await treeOf(ctx)).under(filter.gridId) : undefined
  const lines = await listLines(ctx.sql, ctx.tenant, visibleTo(ctx.actor), {
    scope: filter.scope,
    states: filter.states,
    grids,
    categoryPrefix: filter.categoryPrefix,
    overdueAt: filter.onlyOverdue ? ctx.now : undefined,
    search: filter.search,
    sort: filter.sort,
    after: filter.after && { key: new Date(filter.after.key), id: filter.after.id },
    limit,
  })
  const last = lines.at(-1)
  const key = last && (filter.sort === 'deadline' ? last.next_deadline_at : last.reported_at)
  return { lines, next: lines.length === limit && last && key ? { key: key.toISOString(), id: last.id } : null }
}

export const counts = query(CountDesk, async (ctx, input) => {
  const grids = input.gridId ? (await treeOf(ctx)).under(input.gridId) : undefined
  const rows = await countCases(ctx.sql, ctx.tenant, visibleTo(ctx.actor), grids, ctx.now)
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const of = (state: State) => rows.find((row) => row.state === state)?.n ?? 0
  return {
    byState: {
      reported: of('reported'),
      triaged: of('triaged'),
      assigned: of('assigned'),
      in_progress: of('in_progress'),
      resolved: of('resolved'),
      verified: of('verified'),
      deferred: of('deferred'),
      closed: 0,
    },
    overdue: sum((row) => row.overdue),
    urgentOpen: sum((row) => row.urgent),
    mine: sum((row) => row.mine),
  }
})
