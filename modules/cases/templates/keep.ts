import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { describeRule, may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { type GridTree, treeOf } from '../../grids/index.ts'
import { ROLE_WORDS } from '../../people/words.ts'
import { TEMPLATE_KEEPERS } from '../access.ts'
import { actingPerson } from '../commands/act.ts'
import { ListTemplates, RemoveTemplate, SaveTemplate, type Template } from '../contract.ts'
import { MOST_TEMPLATES, unknownPlaceholder } from '../rules/templates.ts'
import { countTemplates, deleteTemplate, lockTemplate, templatesOn, writeTemplate } from './store.ts'

export const saveTemplate: Command = command(SaveTemplate, {
  run: async (ctx, input) => {
    const tree = await treeOf(ctx)
    const standsOn = await lockTemplate(ctx.sql, ctx.tenant, input.templateId)
    const gridId = standsOn ?? input.gridId
    permit(ctx, tree, 'saveTemplate', gridId)
    if (gridId !== input.gridId) throw new Refusal('template.stays')
    const unknown = unknownPlaceholder(input.text)
    if (unknown !== null) throw new Refusal('template.unknown_placeholder', { name: unknown })
    if (standsOn === undefined && (await countTemplates(ctx.sql, ctx.tenant, gridId)) >= MOST_TEMPLATES)
      throw new Refusal('template.too_many', { most: MOST_TEMPLATES })
    const salt = randomBytes(16)
    await writeTemplate(ctx.sql, ctx.tenant, {
      ...input,
      salt,
      savedAt: ctx.now,
      savedBy: actingPerson(ctx.actor),
    })
    ctx.announce('answer_template.saved', subjectOf(tree, input.templateId, gridId), {
      category: input.categoryPrefix,
      verb: input.verb,
      outcome: input.outcome,
      text_seal: commit(salt, input.text),
    })
    return { templateId: input.templateId }
  },
  reply: async (_ctx, { templateId }) => ({ templateId }),
})

export const removeTemplate: Command = command(RemoveTemplate, {
  run: async (ctx, { templateId }) => {
    const tree = await treeOf(ctx)
    const gridId = await lockTemplate(ctx.sql, ctx.tenant, templateId)
    if (gridId === undefined) throw new NotFound('template')
    permit(ctx, tree, 'removeTemplate', gridId)
    await deleteTemplate(ctx.sql, ctx.tenant, templateId)
    ctx.announce('answer_template.removed', subjectOf(tree, templateId, gridId), {})
    return { templateId }
  },
  reply: async (_ctx, { templateId }) => ({ templateId }),
})

export const templates = query(ListTemplates, async (ctx, { gridId }) => {
  const { grids } = visibleTo(ctx.actor)
  if (grids !== undefined && !grids.includes(gridId)) return { templates: [] }
  const path = (await treeOf(ctx)).pathOf(gridId)
  if (path.length === 0) return { templates: [] }
  const rows = await templatesOn(ctx.sql, ctx.tenant, path)
  return {
    templates: rows.map((row) => ({
      templateId: row.id,
      gridId: row.grid_id,
      categoryPrefix: row.category_prefix,
      verb: row.verb as Template['verb'],
      outcome: row.outcome as Template['outcome'],
      title: row.title,
      text: row.text,
    })),
  }
})

/** @throws NotFound when the grid is out of sight, Forbidden when the actor does not keep its templates */
function permit(ctx: Context, tree: GridTree, act: 'saveTemplate' | 'removeTemplate', gridId: string): void {
  const { grids } = visibleTo(ctx.actor)
  ensure(tree.get(gridId) !== undefined && (grids === undefined || grids.includes(gridId)), () => new NotFound('grid'))
  const subject = { gridPath: tree.pathOf(gridId), relations: [] }
  ensure(may(ctx.actor, TEMPLATE_KEEPERS, subject), () => new Forbidden(act, whoKeeps()))
}

function whoKeeps(): string {
  return describeRule(TEMPLATE_KEEPERS, (key) => ROLE_WORDS[key as keyof typeof ROLE_WORDS]?.zh ?? key, {
    or: '、',
    butNot: '，但不能是',
    system: '系统',
    anyone: '任何人',
  })
}

function subjectOf(tree: GridTree, id: string, gridId: string) {
  return { type: 'answer_template', id, gridId, chainId: tree.communityOf(gridId).chainId }
}
