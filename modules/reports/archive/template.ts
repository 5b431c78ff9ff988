import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import type { OutputOf, ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { namesOf } from '../../people/index.ts'
import { GetReportTemplate, type Layout, PreviewReport, SaveReportTemplate } from '../contract.ts'
import { permitOver, permitReading } from '../permit.ts'
import { FIRST_TEMPLATE, lastOver, type Template, untilOf } from '../rules.ts'
import { insertTemplate, type TemplateRow, templatesOf } from '../store.ts'
import { gather, levelOf } from './gather.ts'
import { copied, layoutOf } from './layout.ts'

type Period = 'week' | 'month'

export const template = query(GetReportTemplate, async (ctx, { gridId, period }) => {
  const tree = await treeOf(ctx)
  permitOver(ctx, tree, 'archive', gridId)
  const owner = await templateGrid(ctx, gridId)
  const versions = await templatesOf(ctx.sql, ctx.tenant, owner, period)
  const names = await namesOf(
    ctx,
    versions.flatMap((one) => one.savedBy ?? []),
  )
  const [present] = versions
  return {
    gridId: owner,
    place: tree.get(owner)?.name ?? '',
    version: present?.version ?? 0,
    layout: copied(presentOf(present)),
    isHouse: present?.isHouse ?? true,
    versions: versions.map((one) => ({
      version: one.version,
      layout: copied(layoutOf(one)),
      isHouse: one.isHouse,
      savedAt: one.savedAt.toISOString(),
      savedByName: one.savedBy === null ? null : (names.get(one.savedBy)?.name ?? null),
    })),
  }
})

export const saveTemplate: Command = command(SaveReportTemplate, {
  run: async (ctx, { gridId, period, after, layout }) => {
    const tree = await treeOf(ctx)
    permitOver(ctx, tree, 'saveTemplate', gridId)
    ensure((await templateGrid(ctx, gridId)) === gridId, () => new Refusal('report.level'))
    const present = (await templatesOf(ctx.sql, ctx.tenant, gridId, period)).at(0)?.version ?? 0
    ensure(present === after, () => new Refusal('report.template_moved'))
    const savedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    const version = present + 1
    // Two who save at once meet in the key; the second then finds that it moved.
    await insertTemplate(ctx.sql, ctx.tenant, {
      gridId,
      period,
      version,
      isHouse: layout === null,
      layout: layout ? withoutIdle(layout) : FIRST_TEMPLATE,
      savedBy,
      savedAt: ctx.now,
    })
    const { chainId } = tree.communityOf(gridId)
    ctx.announce(
      'report_template.saved',
      { type: 'report_template', id: gridId, gridId, chainId },
      { period, version, isHouse: layout === null },
    )
    return { version }
  },
  reply: async (_ctx, { version }) => ({ version }),
})

export const previewReport = query(PreviewReport, (ctx, asked) => previewFor(ctx, asked))

/** What the last period would say. Nothing is kept of it. @throws Forbidden */
export async function previewFor(
  ctx: Context,
  { gridId, period }: ParsedOf<typeof PreviewReport>,
): Promise<OutputOf<typeof PreviewReport>> {
  permitOver(ctx, await treeOf(ctx), 'saveTemplate', gridId)
  const level = await levelOf(ctx, gridId)
  await permitReading(ctx, { gridId, level })
  const from = lastOver(period, ctx.now)
  const { figures, labels } = await gather(ctx, { gridId, level, period, from })
  return { head: { gridId, place: labels.place, level, period, from, until: untilOf(period, from) }, figures, labels }
}

/** The grid whose template a report of a grid follows: the main grid above it, or the subdistrict's. */
export async function templateGrid(ctx: Context, gridId: string): Promise<string> {
  const tree = await treeOf(ctx)
  const path = tree.pathOf(gridId)
  return path.find((id) => ['main', 'subdistrict'].includes(tree.get(id)?.level ?? '')) ?? gridId
}

/** What reports of a grid look like now. */
export async function presentLayout(ctx: Context, gridId: string, period: Period): Promise<Template> {
  return presentOf((await templatesOf(ctx.sql, ctx.tenant, await templateGrid(ctx, gridId), period)).at(0))
}

/** Whoever went back to the house's template follows it as it is today. */
function presentOf(row: TemplateRow | undefined): Template {
  return row === undefined || row.isHouse ? FIRST_TEMPLATE : layoutOf(row)
}

/** Charts of parts that are left out are not kept. */
function withoutIdle(layout: Layout): Template {
  return { ...layout, charts: layout.charts.filter((chart) => layout.sections.includes(chart)) }
}
