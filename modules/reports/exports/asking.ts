import { visibleTo } from '../../../platform/access.ts'
import { logAccess } from '../../../platform/access-log.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { figuresOver, scopeOf } from '../../dashboards/index.ts'
import { treeOf } from '../../grids/index.ts'
import { namesOf } from '../../people/index.ts'
import { ACCESS } from '../access.ts'
import { answerOver } from '../ask/answer.ts'
import {
  AskExport,
  EXPORT_KEPT_DAYS,
  ExportAsk,
  type ExportRun,
  GrantExport,
  ListExports,
  MOST_EXPORTS_WAITING,
  RefuseExport,
  ROWS_WITHOUT_GRANT,
} from '../contract.ts'
import { mayOver, permitOver, personOf } from '../permit.ts'
import {
  countWaiting,
  decideExport,
  type ExportRow,
  exportsOf,
  exportsToApprove,
  findExport,
  insertExport,
} from '../store.ts'

const DAY = 86_400_000

export const askExport: Command = command(AskExport, {
  run: async (ctx, { exportId, ask, form, language, reason }) => {
    const { accountId, personId } = personOf(ctx, 'askExport')
    const tree = await treeOf(ctx)
    const gridId = (await scopeOf(ctx, ask.filter)) ?? tree.topId
    if (gridId === undefined) throw new Forbidden('askExport')
    permitOver(ctx, tree, 'askExport', gridId)
    const isFull = (await countWaiting(ctx.sql, ctx.tenant, accountId)) >= MOST_EXPORTS_WAITING
    ensure(!isFull, () => new Refusal('export.too_many', { most: MOST_EXPORTS_WAITING }))
    // What was chosen is kept with its grid: a post that moves later asks for nothing else by it.
    const kept = { ...ask, filter: { ...ask.filter, gridId } }
    const total = await rowsOf(ctx, kept)
    ensure(total > 0, () => new Refusal('export.nothing'))
    await logAccess(ctx, accountId, AskExport.name, { type: 'export', id: exportId }, reason)
    const state = total > ROWS_WITHOUT_GRANT ? 'to_approve' : 'waiting'
    await insertExport(ctx.sql, ctx.tenant, {
      id: exportId,
      gridId,
      ask: kept,
      form,
      language,
      reason,
      total,
      state,
      accountId,
      askedBy: personId,
      askedAt: ctx.now,
    })
    ctx.announce(
      'export.asked',
      { type: 'export', id: exportId, gridId, chainId: tree.communityOf(gridId).chainId },
      { count: total, needsGrant: state === 'to_approve' },
    )
    return { exportId }
  },
  reply: (ctx, { exportId }) => shown(ctx, exportId),
})

export const grantExport: Command = command(GrantExport, {
  run: async (ctx, { exportId }) => {
    const { row, subject } = await decide(ctx, exportId, 'grantExport')
    ctx.announce('export.granted', subject, { to: row.askedBy })
    return { exportId }
  },
  reply: (ctx, { exportId }) => shown(ctx, exportId),
})

export const refuseExport: Command = command(RefuseExport, {
  run: async (ctx, { exportId }) => {
    const { row, subject } = await decide(ctx, exportId, 'refuseExport')
    ctx.announce('export.refused', subject, { to: row.askedBy })
    return { exportId }
  },
  reply: (ctx, { exportId }) => shown(ctx, exportId),
})

export const exports = query(ListExports, async (ctx) => {
  if (ctx.actor.kind !== 'person') return { mine: [], toApprove: [] }
  const { accountId, personId } = ctx.actor
  const tree = await treeOf(ctx)
  const mine = await exportsOf(ctx.sql, ctx.tenant, accountId)
  const others = (await exportsToApprove(ctx.sql, ctx.tenant, personId)).filter((row) =>
    mayOver(ctx, tree, ACCESS.grantExport, row.gridId),
  )
  return { mine: await said(ctx, mine), toApprove: await said(ctx, others) }
})

/**
 * A finished file, for whoever asked for it, while he may still read figures over its grid. Each taking is written down.
 * @throws NotFound for everybody else; Refusal while there is no file
 */
export async function exportFile(ctx: Context, exportId: string): Promise<{ form: 'xlsx' | 'csv'; at: Date }> {
  const row = await findExport(ctx.sql, ctx.tenant, exportId)
  const isOwn = ctx.actor.kind === 'person' && row?.accountId === ctx.actor.accountId
  if (!row || !isOwn || !mayOver(ctx, await treeOf(ctx), ACCESS.askExport, row.gridId)) throw new NotFound('export')
  const state = stateOf(row, ctx.now)
  if (state === 'failed') throw new Refusal('export.broken')
  if (state === 'refused') throw new Refusal('export.refused')
  if (state === 'expired') throw new Refusal('export.expired')
  if (state !== 'done') throw new Refusal('export.not_ready')
  await logAccess(ctx, row.accountId, 'reports.takeExport', { type: 'export', id: exportId }, row.reason)
  return { form: row.form, at: row.finishedAt ?? ctx.now }
}

/** How many rows there are, by the figure itself. */
export async function rowsOf(ctx: Context, ask: ExportAsk): Promise<number> {
  const looking = { scope: await scopeOf(ctx, ask.filter), sight: visibleTo(ctx.actor) }
  const { filter, span } = ask
  if (ask.what === 'figures')
    return (
      (await answerOver(ctx, looking, { filter, span, groupBy: ask.groupBy, measures: ask.measures ?? [] })).lines
        .length + 1
    )
  const n = (await figuresOver(ctx, looking, { filter, span, groupBy: 'all' })).total[ask.count]
  if (n === undefined) throw new Refusal('figures.volume_only')
  return n
}

async function decide(ctx: WriteContext, exportId: string, what: 'grantExport' | 'refuseExport') {
  const { personId } = personOf(ctx, what)
  const tree = await treeOf(ctx)
  const row = await findExport(ctx.sql, ctx.tenant, exportId)
  if (!row) throw new NotFound('export')
  // Who asked knows of it; to everybody else it is as if there were none.
  if (!mayOver(ctx, tree, ACCESS[what], row.gridId))
    throw row.askedBy === personId ? new Forbidden(what) : new NotFound('export')
  ensure(row.askedBy !== personId, () => new Refusal('export.own'))
  const wasAsked = await decideExport(ctx.sql, ctx.tenant, exportId, {
    personId,
    at: ctx.now,
    isGranted: what === 'grantExport',
  })
  ensure(wasAsked, () => new Refusal('export.decided'))
  const { chainId } = tree.communityOf(row.gridId)
  return { row, subject: { type: 'export', id: exportId, gridId: row.gridId, chainId } }
}

async function shown(ctx: Context, exportId: string): Promise<ExportRun> {
  const row = await findExport(ctx.sql, ctx.tenant, exportId)
  const [run] = row ? await said(ctx, [row]) : []
  if (!run) throw new NotFound('export')
  return run
}

async function said(ctx: Context, rows: readonly ExportRow[]): Promise<ExportRun[]> {
  const tree = await treeOf(ctx)
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.askedBy, ...(row.decidedBy ? [row.decidedBy] : [])]),
  )
  return rows.map((row) => ({
    id: row.id,
    ask: ExportAsk.parse(row.ask),
    gridName: tree.get(row.gridId)?.name ?? '',
    form: row.form,
    reason: row.reason,
    total: row.total,
    done: row.done,
    state: stateOf(row, ctx.now),
    askedAt: row.askedAt.toISOString(),
    askedByName: names.get(row.askedBy)?.name ?? '',
    decidedByName: row.decidedBy === null ? null : (names.get(row.decidedBy)?.name ?? ''),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    until: row.state === 'done' && row.finishedAt ? goneAt(row.finishedAt).toISOString() : null,
    bytes: row.bytes,
  }))
}

function stateOf(row: ExportRow, now: Date): ExportRun['state'] {
  return row.state === 'done' && row.finishedAt && goneAt(row.finishedAt) < now ? 'expired' : row.state
}

function goneAt(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + EXPORT_KEPT_DAYS * DAY)
}
