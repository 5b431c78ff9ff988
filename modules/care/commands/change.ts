import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { markHouseholds } from '../../tasks/index.ts'
import { actOn, keepChange, subjectOf } from '../act.ts'
import {
  type Change,
  ChangeFacts,
  ChangeGrade,
  ChangeRhythm,
  EndCare,
  type FamilyContact,
  type Reason,
  ReviewRecipient,
} from '../contract.ts'
import { dueOn, EVERY_DAYS, nextReview, SLOWEST_DAYS } from '../rules.ts'
import { lockActive, type RecipientRow, savePlan, saveRecipient } from '../store.ts'
import { REASON_WORDS } from '../words.ts'

/** Another grade: its rhythm comes with it, and the next review is half a year away. */
export const changeGrade: Command = command(ChangeGrade, {
  run: async (ctx, input) => {
    const row = await actOn(ctx, 'changeGrade', input, input.why)
    ensure(row.grade !== input.grade, () => new Refusal('care.same_grade'))
    await saveRecipient(ctx.sql, ctx.tenant, { ...row, grade: input.grade, reviewOn: nextReview(localDate(ctx.now)) })
    await plan(ctx, row, EVERY_DAYS[input.grade], null)
    return changed(ctx, row, 'grade', { from: row.grade, to: input.grade, why: input.why })
  },
  reply: async (_ctx, result) => result,
})

/** A rhythm of its own, within what its grade allows; or that of the grade again. */
export const changeRhythm: Command = command(ChangeRhythm, {
  run: async (ctx, input) => {
    const row = await actOn(ctx, 'changeRhythm', input, input.why)
    const everyDays = input.everyDays ?? EVERY_DAYS[row.grade]
    const most = SLOWEST_DAYS[row.grade]
    ensure(everyDays <= most, () => new Refusal('care.rhythm_too_slow', { most }))
    await saveRecipient(ctx.sql, ctx.tenant, row)
    await plan(ctx, row, everyDays, input.everyDays === null ? null : ctx.keys.seal(input.why))
    return changed(ctx, row, 'rhythm', { from: String(row.everyDays), to: String(everyDays), why: input.why })
  },
  reply: async (_ctx, result) => result,
})

/** The reasons and who is called first. */
export const changeFacts: Command = command(ChangeFacts, {
  run: async (ctx, input) => {
    const { contact } = input
    const row = await actOn(ctx, 'changeFacts', input, contact?.name ?? '', contact?.relation ?? '')
    await saveRecipient(ctx.sql, ctx.tenant, {
      ...row,
      reasonsSealed: ctx.keys.seal(JSON.stringify([...new Set(input.reasons)])),
      contactSealed: contact === null ? null : ctx.keys.seal(JSON.stringify(contact)),
    })
    // Sealed as a whole: who reads the entry with a reason reads what stood there before, too.
    return changed(ctx, row, 'facts', {
      from: sayFacts(
        row.reasonsSealed === null ? [] : JSON.parse(ctx.keys.open(row.reasonsSealed)),
        row.contactSealed === null ? null : JSON.parse(ctx.keys.open(row.contactSealed)),
      ),
      to: sayFacts(input.reasons, contact),
      why: '',
    })
  },
  reply: async (_ctx, result) => result,
})

/** Looked at again: the grade stays for another half year. */
export const review: Command = command(ReviewRecipient, {
  run: async (ctx, input) => {
    const row = await actOn(ctx, 'review', input, input.why)
    await saveRecipient(ctx.sql, ctx.tenant, { ...row, reviewOn: nextReview(localDate(ctx.now)) })
    return changed(ctx, row, 'review', { from: null, to: row.grade, why: input.why })
  },
  reply: async (_ctx, result) => result,
})

/** Moved, died, at own wish, or not needed any more. */
export const end: Command = command(EndCare, {
  run: async (ctx, input) => {
    const row = await actOn(ctx, 'end', input, input.why)
    await saveRecipient(ctx.sql, ctx.tenant, { ...row, state: 'ended', endReason: input.reason, endedAt: ctx.now })
    if ((await lockActive(ctx.sql, ctx.tenant, row.householdId, null)).length === 0)
      await markHouseholds(ctx, 'cared_for', [row.householdId], false)
    await keepChange(ctx, row.id, 'ended', { from: null, to: input.reason, why: input.why })
    ctx.announce('care.ended', await subjectOf(ctx, row), {})
    return { recipientId: row.id }
  },
  reply: async (_ctx, result) => result,
})

/** Reasons and contact as the history says them. */
function sayFacts(reasons: readonly Reason[], contact: FamilyContact | null): string {
  const who = contact === null ? [] : [[contact.name, contact.relation, contact.phone].filter(Boolean).join(' ')]
  return [reasons.map((one) => REASON_WORDS[one].zh).join('、'), ...who].join('；')
}

async function plan(ctx: WriteContext, row: RecipientRow, everyDays: number, whySealed: Buffer | null): Promise<void> {
  await savePlan(ctx.sql, ctx.tenant, {
    ...row,
    everyDays,
    whySealed,
    dueOn: dueOn(row.lastContactAt, row.sinceOn, everyDays),
  })
}

async function changed(
  ctx: WriteContext,
  row: RecipientRow,
  what: Change,
  told: { from: string | null; to: string | null; why: string },
): Promise<{ recipientId: string }> {
  await keepChange(ctx, row.id, what, told)
  // Not which way: a grade tells of health.
  ctx.announce('care.changed', await subjectOf(ctx, row), { what, version: row.version + 1 })
  return { recipientId: row.id }
}
