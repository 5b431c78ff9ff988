import { visibleTo } from '../../../platform/access.ts'
import { ensure, NotFound } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { namesOf } from '../../people/index.ts'
import { relationsTo } from '../commands/templates.ts'
import { GetTemplate, ListTemplates, type Template, TemplateContent } from '../contract/register.ts'
import { minutesOf } from '../minutes.ts'
import { forbidden, headInSight, mayInCommunity } from '../permit.ts'
import { canDo, shownState, type TemplateVerb } from '../rules.ts'
import { agreedMinutes, type TemplateRow, templatesById, templatesOf } from '../store/templates.ts'

/** What is published of the register: also those see it who only carry things out. */
const PUBLISHED = ['admitted', 'coming', 'expired', 'ended']

export const register = query(ListTemplates, async (ctx, { communityId }) => {
  const tree = await treeOf(ctx)
  headInSight(ctx, tree, communityId)
  ensure(mayInCommunity(ctx, tree, 'register', communityId), () => forbidden('register'))
  const maySave = mayInCommunity(ctx, tree, 'saveTemplate', communityId)
  const versions = await templatesOf(ctx.sql, ctx.tenant, communityId, visibleTo(ctx.actor))
  const agreed = await agreedMinutes(ctx.sql, ctx.tenant, communityId)
  const minutes = await minutesOf(ctx, communityId, versions, null)
  const today = localDate(ctx.now)
  return {
    today,
    agreedMinutes: agreed,
    mostMinutes: Math.max(0, ...minutes.map((one) => one.before)),
    gridsOver: agreed === null ? 0 : minutes.filter((one) => one.before > agreed).length,
    maySave,
    mayAgree: mayInCommunity(ctx, tree, 'agreeMinutes', communityId),
    templates: versions.map((one) => templateOf(one, today)).filter((one) => maySave || PUBLISHED.includes(one.state)),
  }
})

export const template = query(GetTemplate, async (ctx, { templateId }) => {
  const tree = await treeOf(ctx)
  const row = (await templatesById(ctx.sql, ctx.tenant, [templateId])).get(templateId)
  ensure(row !== undefined, () => new NotFound('task_template'))
  const { communityId } = row
  headInSight(ctx, tree, communityId)
  ensure(mayInCommunity(ctx, tree, 'register', communityId), () => forbidden('register'))
  const today = localDate(ctx.now)
  const shown = templateOf(row, today)
  // What is not decided yet is not for members.
  const maySave = mayInCommunity(ctx, tree, 'saveTemplate', communityId)
  ensure(maySave || PUBLISHED.includes(shown.state), () => new NotFound('task_template'))
  const versions = await templatesOf(ctx.sql, ctx.tenant, communityId, visibleTo(ctx.actor))
  const series = versions.filter((one) => one.seriesId === row.seriesId)
  const names = await namesOf(
    ctx,
    [row.savedBy, row.decidedBy].flatMap((id) => id ?? []),
  )
  return {
    template: shown,
    gridNames: row.gridIds.map((id) => tree.get(id)?.name ?? ''),
    agreedMinutes: await agreedMinutes(ctx.sql, ctx.tenant, communityId),
    perGrid: await minutesOf(ctx, communityId, versions, { item: row, seriesId: row.seriesId }),
    versions: series.map((one) => ({ id: one.id, version: one.version, state: shownState(one, today) })),
    savedBy: names.get(row.savedBy ?? '')?.name ?? '',
    decidedBy: row.decidedBy === null ? null : (names.get(row.decidedBy)?.name ?? null),
    verbs: [
      ...VERBS.filter(
        (verb) =>
          canDo(verb, row.state) &&
          !(verb === 'end' && shown.state === 'expired') &&
          mayInCommunity(ctx, tree, verb === 'save' ? 'saveTemplate' : verb, communityId, relationsTo(ctx, row)),
      ),
      ...(maySave && mayRenew(row, series) ? (['renew'] as const) : []),
    ],
  }
})

const VERBS = ['save', 'submit', 'admit', 'refuse', 'withdraw', 'end'] as const satisfies readonly TemplateVerb[]

/** A next version can be begun where none is under way. */
function mayRenew(row: TemplateRow, series: readonly TemplateRow[]): boolean {
  return (
    row.state !== 'draft' &&
    row.state !== 'submitted' &&
    !series.some((one) => one.state === 'draft' || one.state === 'submitted')
  )
}

function templateOf(row: TemplateRow, today: string): Template {
  return {
    ...TemplateContent.parse(row),
    id: row.id,
    seriesId: row.seriesId,
    version: row.version,
    communityId: row.communityId,
    state: shownState(row, today),
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decideReason: row.decideReason,
    overReason: row.overReason,
    endReason: row.endReason,
  }
}
