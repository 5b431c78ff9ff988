import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { communityInSight, gridInSight, permit } from '../permit.ts'
import { treeOf } from '../store/tree.ts'
import { type GridTree, isInSight } from '../tree.ts'
import { ListPrintRuns, MOST_PRINTED, PrintCodes, type PrintRun } from './contract.ts'
import { findPrinted, findRun, insertRun, listRuns, type PrintedCode, type RunRow } from './run-store.ts'
import { byWalk } from './walking.ts'

/** Files stand so long after they were made. */
export const KEPT_DAYS = 7
const DAY = 86_400_000

/** Asks for a file of many codes in walking order. It is made in the background; whoever asked may leave. */
export const printCodes: Command = command(PrintCodes, {
  run: async (ctx, { communityId, gridId, form, which }) => {
    const tree = await treeOf(ctx)
    const grid = gridInSight(ctx, tree, gridId)
    ensure(grid.communityId === communityId, () => new Refusal('place_code.other_community'))
    permit(ctx, 'printCodes', tree.pathOf(gridId))
    const found = await findPrinted(
      ctx.sql,
      ctx.tenant,
      {
        gridIds: tree.under(gridId),
        codeIds: which.by === 'chosen' ? which.codeIds : null,
        kind: which.by === 'kind' ? which.kind : null,
        isNew: which.by === 'kind' && which.isNew,
        most: MOST_PRINTED + 1,
      },
      visibleTo(ctx.actor),
    )
    ensure(found.length > 0, () => new Refusal('print.nothing'))
    ensure(found.length <= MOST_PRINTED, () => new Refusal('print.too_many', { most: MOST_PRINTED }))
    const id = ctx.newId()
    const askedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    const codeIds = inWalkingOrder(tree, found).map((one) => one.id)
    await insertRun(ctx.sql, ctx.tenant, { id, communityId, gridId, form, codeIds, askedBy, askedAt: ctx.now })
    ctx.announce(
      'codes.print_asked',
      { type: 'print_run', id, gridId, chainId: tree.communityOf(gridId).chainId },
      { form, count: codeIds.length },
    )
    return { runId: id }
  },
  reply: async (ctx, { runId }) => {
    const row = await findRun(ctx.sql, ctx.tenant, runId)
    if (!row) throw new NotFound('print_run')
    return showRun(row, ctx.now)
  },
})

export const printRuns = query(ListPrintRuns, async (ctx, { communityId }) => {
  communityInSight(ctx, await treeOf(ctx), communityId)
  const rows = await listRuns(ctx.sql, ctx.tenant, communityId, visibleTo(ctx.actor))
  return { runs: rows.map((row) => showRun(row, ctx.now)) }
})

/** What a file of codes is made of. */
export type PrintFile = Pick<RunRow, 'form'> & {
  readonly communityId: string
  readonly communityName: string
  readonly codes: readonly PrintedCode[]
}

/** The valid codes of a run, in the order in which they were asked for: one revoked meanwhile is left out. */
export async function nextFile(ctx: Context, run: RunRow): Promise<PrintFile> {
  const tree = await treeOf(ctx)
  const { codeIds, form, gridId } = run
  const asked = { gridIds: tree.all().map((grid) => grid.id), codeIds, kind: null, isNew: false, most: codeIds.length }
  const found = new Map(
    (await findPrinted(ctx.sql, ctx.tenant, asked, visibleTo(ctx.actor))).map((one) => [one.id, one]),
  )
  const { id, name } = tree.communityOf(gridId)
  return { form, communityId: id, communityName: name, codes: codeIds.flatMap((one) => found.get(one) ?? []) }
}

/**
 * A finished run that the actor may fetch.
 * @throws NotFound out of sight; Refusal `print.not_ready`, `print.broken`, `print.expired`
 */
export async function runFile(ctx: Context, runId: string): Promise<{ form: string; total: number; at: Date }> {
  const row = await findRun(ctx.sql, ctx.tenant, runId)
  const tree = await treeOf(ctx)
  if (!row || !isInSight(tree, visibleTo(ctx.actor), row.gridId)) throw new NotFound('print_run')
  permit(ctx, 'printCodes', tree.pathOf(row.gridId))
  const { state } = showRun(row, ctx.now)
  if (state === 'failed') throw new Refusal(row.reason ?? 'print.broken')
  if (state === 'expired') throw new Refusal('print.expired')
  if (state !== 'done') throw new Refusal('print.not_ready')
  return { form: row.form, total: row.total, at: row.finishedAt ?? ctx.now }
}

function inWalkingOrder(tree: GridTree, codes: readonly PrintedCode[]): PrintedCode[] {
  const walked = codes.map((code) => ({ ...code, grid: tree.get(code.gridId)?.code ?? '' }))
  return walked.sort(byWalk)
}

function showRun(row: Omit<RunRow, 'codeIds'>, now: Date): PrintRun {
  const { id, gridId, form, total, done, bytes, reason } = row
  const isGone = row.state === 'done' && now.getTime() - (row.finishedAt?.getTime() ?? 0) > KEPT_DAYS * DAY
  return {
    id,
    gridId,
    form,
    total,
    done,
    state: isGone ? 'expired' : row.state,
    askedAt: row.askedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    bytes,
    reason,
  }
}
