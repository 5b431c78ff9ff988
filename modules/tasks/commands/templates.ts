import { visibleTo } from '../../../platform/access.ts'
import { canonicalHash } from '../../../platform/canonical.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { treeOf } from '../../grids/index.ts'
import type { Act } from '../access.ts'
import {
  AdmitTemplate,
  AgreeMinutes,
  EndTemplate,
  RefuseTemplate,
  SaveTemplate,
  SubmitTemplate,
  TemplateContent,
  WithdrawTemplate,
} from '../contract/register.ts'
import { minutesOf } from '../minutes.ts'
import { forbidden, headInSight, mayInCommunity, personOf, subjectOf } from '../permit.ts'
import { canDo, contentDefect, nextOccurrence, type TemplateVerb, validityDefect } from '../rules.ts'
import { hastenOf } from '../store/tasks.ts'
import {
  agreedMinutes,
  lockSeries,
  lockTemplate,
  lockTemplateIfAny,
  saveTemplateRow,
  type TemplateRow,
  templatesOf,
  writeAgreed,
  writeDraft,
} from '../store/templates.ts'

export const saveTemplate: Command = command(SaveTemplate, {
  run: async (ctx, { templateId, seriesId, communityId, isSynthetic, ...content }) => {
    const tree = await treeOf(ctx)
    const headId = headInSight(ctx, tree, communityId)
    ensure(mayInCommunity(ctx, tree, 'saveTemplate', communityId), () => forbidden('saveTemplate'))
    ensure(
      content.gridIds.every((id) => tree.get(id)?.communityId === communityId),
      () => new Refusal('item.grid_elsewhere'),
    )
    const defect = contentDefect(content)
    if (defect) throw new Refusal(defect)
    const before = await lockTemplateIfAny(ctx.sql, ctx.tenant, templateId)
    // A draft stays in its item and its community.
    ensure(
      !before || (before.communityId === communityId && before.seriesId === seriesId),
      () => new NotFound('task_template'),
    )
    ensure(!before || canDo('save', before.state), () => new Refusal('item.not_draft'))
    const series = await lockSeries(ctx.sql, ctx.tenant, seriesId)
    ensure(
      series.every((one) => one.communityId === communityId),
      () => new NotFound('task_template'),
    )
    ensure(
      !series.some((one) => one.id !== templateId && (one.state === 'draft' || one.state === 'submitted')),
      () => new Refusal('item.version_open'),
    )
    const version = before?.version ?? (series.at(-1)?.version ?? 0) + 1
    await writeDraft(ctx.sql, ctx.tenant, {
      ...content,
      id: templateId,
      seriesId,
      version,
      communityId,
      isSynthetic,
      savedAt: ctx.now,
      savedBy: personOf(ctx),
    })
    ctx.announce('task_template.saved', await subjectOf(ctx, 'task_template', templateId, headId), {
      series: seriesId,
      version,
      kind: content.kind,
      minutes: content.minutes,
    })
    return { templateId }
  },
  reply: async (_ctx, result) => result,
})

export const submitTemplate: Command = command(SubmitTemplate, {
  run: async (ctx, { templateId }) => {
    const { event } = await decide(ctx, 'submit', 'submit', templateId)
    await saveTemplateRow(ctx.sql, ctx.tenant, templateId, {
      state: 'submitted',
      submitted_at: ctx.now,
      submitted_by_person_id: personOf(ctx),
    })
    ctx.announce('task_template.submitted', event, {})
    return { templateId }
  },
  reply: async (_ctx, result) => result,
})

export const admitTemplate: Command = command(AdmitTemplate, {
  run: async (ctx, { templateId, validFrom, validUntil, overReason }) => {
    const { template, event } = await decide(ctx, 'admit', 'admit', templateId)
    const defect = validityDefect({ from: validFrom, until: validUntil }, template, localDate(ctx.now))
    if (defect) throw new Refusal(defect)
    await ensureBearable(ctx, template, overReason)
    // From its first day on it takes the place of the version before; what was planned by then runs out under that one.
    const former = (await lockSeries(ctx.sql, ctx.tenant, template.seriesId)).filter(
      (one) => one.id !== templateId && one.state === 'admitted' && (one.replacedFrom ?? validFrom) >= validFrom,
    )
    for (const one of former)
      await saveTemplateRow(ctx.sql, ctx.tenant, one.id, {
        replaced_from: validFrom,
        next_on: one.nextOn !== null && one.nextOn < validFrom ? one.nextOn : null,
      })
    await saveTemplateRow(ctx.sql, ctx.tenant, templateId, {
      state: 'admitted',
      decided_at: ctx.now,
      decided_by_person_id: personOf(ctx),
      over_reason: overReason,
      valid_from: validFrom,
      valid_until: validUntil,
      next_on: nextOccurrence(template.frequency, { from: validFrom, until: validUntil }, null),
    })
    ctx.announce('task_template.admitted', event, {
      from: validFrom,
      until: validUntil,
      minutes: template.minutes,
      isOver: overReason !== null,
      content: contentHash(template),
    })
    return { templateId }
  },
  reply: async (_ctx, result) => result,
})

export const refuseTemplate: Command = command(RefuseTemplate, {
  run: async (ctx, { templateId, reason }) => {
    const { event } = await decide(ctx, 'refuse', 'refuse', templateId)
    await saveTemplateRow(ctx.sql, ctx.tenant, templateId, {
      state: 'refused',
      decided_at: ctx.now,
      decided_by_person_id: personOf(ctx),
      decide_reason: reason,
    })
    ctx.announce('task_template.refused', event, {})
    return { templateId }
  },
  reply: async (_ctx, result) => result,
})

export const withdrawTemplate: Command = command(WithdrawTemplate, {
  run: async (ctx, { templateId }) => {
    const { event } = await decide(ctx, 'withdraw', 'withdraw', templateId)
    await saveTemplateRow(ctx.sql, ctx.tenant, templateId, { state: 'withdrawn' })
    ctx.announce('task_template.withdrawn', event, {})
    return { templateId }
  },
  reply: async (_ctx, result) => result,
})

export const endTemplate: Command = command(EndTemplate, {
  run: async (ctx, { templateId, reason }) => {
    const { event } = await decide(ctx, 'end', 'end', templateId)
    await saveTemplateRow(ctx.sql, ctx.tenant, templateId, {
      state: 'ended',
      next_on: null,
      ended_at: ctx.now,
      ended_by_person_id: personOf(ctx),
      end_reason: reason,
    })
    // From this moment members do not see its tasks; the sweep cancels them in batches.
    await hastenOf(ctx.sql, ctx.tenant, templateId, ctx.now)
    ctx.announce('task_template.ended', event, {})
    return { templateId }
  },
  reply: async (_ctx, result) => result,
})

export const agreeMinutes: Command = command(AgreeMinutes, {
  run: async (ctx, { communityId, minutes }) => {
    const tree = await treeOf(ctx)
    const headId = headInSight(ctx, tree, communityId)
    ensure(mayInCommunity(ctx, tree, 'agreeMinutes', communityId), () => forbidden('agreeMinutes'))
    await writeAgreed(ctx.sql, ctx.tenant, communityId, minutes, { at: ctx.now, by: personOf(ctx) })
    ctx.announce('task_budget.agreed', await subjectOf(ctx, 'task_budget', communityId, headId), { minutes })
    return { communityId }
  },
  reply: async (_ctx, result) => result,
})

/** The version, locked for whoever may do this to it now. @throws NotFound, Forbidden, Refusal item.wrong_state */
async function decide(ctx: WriteContext, act: Act, verb: TemplateVerb, templateId: string) {
  const tree = await treeOf(ctx)
  const template = await lockTemplate(ctx.sql, ctx.tenant, templateId)
  const headId = headInSight(ctx, tree, template.communityId)
  const relations = relationsTo(ctx, template)
  ensure(mayInCommunity(ctx, tree, act, template.communityId, relations), () => forbidden(act))
  ensure(canDo(verb, template.state), () => new Refusal('item.wrong_state'))
  return { template, event: await subjectOf(ctx, 'task_template', templateId, headId) }
}

/** How the actor stands to a version: `author` wrote or submitted it. */
export function relationsTo(ctx: Pick<WriteContext, 'actor'>, template: TemplateRow): string[] {
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return me !== null && (template.savedBy === me || template.submittedBy === me) ? ['author'] : []
}

/** @throws Refusal item.over_agreed when a grid would be asked for more than was agreed, and nobody says why */
async function ensureBearable(ctx: WriteContext, template: TemplateRow, overReason: string | null): Promise<void> {
  const agreed = await agreedMinutes(ctx.sql, ctx.tenant, template.communityId)
  if (agreed === null || overReason !== null) return
  const versions = await templatesOf(ctx.sql, ctx.tenant, template.communityId, visibleTo(ctx.actor))
  const minutes = await minutesOf(ctx, template.communityId, versions, { item: template, seriesId: template.seriesId })
  const over = minutes.filter((one) => one.after > agreed && one.after > one.before)
  if (over.length > 0)
    throw new Refusal('item.over_agreed', {
      grids: over.length,
      agreed,
      most: Math.max(...over.map((one) => one.after)),
    })
}

/** SHA-256 of what an admitted version says: with it in the chain nobody changes the words afterwards unseen. */
export function contentHash(template: TemplateRow): string {
  return canonicalHash(TemplateContent.parse(template)).toString('hex')
}
