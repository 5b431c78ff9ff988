import { z } from 'zod'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { MEASURE_NAMES } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { GetReportTemplate, SaveReportTemplate } from '../contract.ts'
import { permitOver } from '../permit.ts'
import { FIRST_TEMPLATE, lastOver, SECTIONS, type Template } from '../rules.ts'
import { insertTemplate, saveSchedule, scheduleOf, type TemplateRow, templatesOf } from '../store.ts'

export const template = query(GetReportTemplate, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  if (!tree.get(gridId)) throw new NotFound('grid')
  permitOver(ctx, tree, 'archive', gridId)
  const owner = await templateGrid(ctx, gridId)
  const versions = await templatesOf(ctx.sql, ctx.tenant, owner)
  const schedule = await scheduleOf(ctx.sql, ctx.tenant, owner)
  const { title, sections, measures } = layoutOf(versions.at(0))
  return {
    gridId: owner,
    version: versions.at(0)?.version ?? 0,
    layout: { title, sections: [...sections], measures: [...measures] },
    isWeekly: schedule?.isWeekly ?? false,
    isMonthly: schedule?.isMonthly ?? false,
    versions: versions.map((one) => ({ version: one.version, title: one.title, savedAt: one.savedAt.toISOString() })),
  }
})

export const saveTemplate: Command = command(SaveReportTemplate, {
  run: async (ctx, { gridId, after, layout, isWeekly, isMonthly }) => {
    const tree = await treeOf(ctx)
    permitOver(ctx, tree, 'saveTemplate', gridId)
    ensure((await templateGrid(ctx, gridId)) === gridId, () => new Refusal('report.level'))
    const present = (await templatesOf(ctx.sql, ctx.tenant, gridId)).at(0)?.version ?? 0
    ensure(present === after, () => new Refusal('report.template_moved'))
    const savedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    const version = present + 1
    // Two who save at once meet in the key; the second then finds that it moved.
    await insertTemplate(ctx.sql, ctx.tenant, { gridId, version, ...layout, savedBy, savedAt: ctx.now })
    const [weekDone, monthDone] = [lastOver('week', ctx.now), lastOver('month', ctx.now)]
    await saveSchedule(ctx.sql, ctx.tenant, { gridId, isWeekly, isMonthly, weekDone, monthDone })
    const { chainId } = tree.communityOf(gridId)
    ctx.announce(
      'report_template.saved',
      { type: 'report_template', id: gridId, gridId, chainId },
      {
        version,
        isWeekly,
        isMonthly,
      },
    )
    return { version }
  },
  reply: async (_ctx, { version }) => ({ version }),
})

/** The grid whose template a report of a grid follows: the main grid above it, or the subdistrict's. */
export async function templateGrid(ctx: Context, gridId: string): Promise<string> {
  const tree = await treeOf(ctx)
  const path = tree.pathOf(gridId)
  return path.find((id) => ['main', 'subdistrict'].includes(tree.get(id)?.level ?? '')) ?? gridId
}

/** What reports of a grid look like now. */
export async function presentLayout(ctx: Context, gridId: string): Promise<Template> {
  return layoutOf((await templatesOf(ctx.sql, ctx.tenant, await templateGrid(ctx, gridId))).at(0))
}

const Sections = z.array(z.enum(SECTIONS))
const Measures = z.array(z.enum(MEASURE_NAMES))

/** A kept layout; what a later version of the house has dropped is left out of it. */
export function layoutOf(row: Pick<TemplateRow, 'title' | 'sections' | 'measures'> | undefined): Template {
  const sections = Sections.safeParse(row?.sections)
  const measures = Measures.safeParse(row?.measures)
  return {
    title: row?.title ?? FIRST_TEMPLATE.title,
    sections: sections.success ? sections.data : FIRST_TEMPLATE.sections,
    measures: measures.success ? measures.data : FIRST_TEMPLATE.measures,
  }
}
