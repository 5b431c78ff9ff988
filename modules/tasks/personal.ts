import type { PersonalData, PersonalRecord } from '../../platform/module.ts'
import type { Word } from '../../platform/pure/words.ts'
import type { Value } from './contract.ts'
import { nameOf, templatesFor } from './doors.ts'
import { subjectOf } from './permit.ts'
import { lockOpenOfPerson, makeCancelled, tasksOfPerson } from './store/tasks.ts'
import { forgetPerson, verificationsOf } from './store/visits.ts'
import { CANCEL_WORDS, FIELD_WORDS, LANGUAGE_WORDS, PERSONAL_WORDS, TASK_STATE_WORDS } from './words.ts'

/** What visits verified about somebody, and the tasks about her. Deleted, the facts go and what is open is cancelled; that a household was visited stays. */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    const records: PersonalRecord[] = (await verificationsOf(ctx.sql, ctx.tenant, personId)).map((one) => {
      const value = one.valueSealed === null ? '未变' : sayValue(JSON.parse(ctx.keys.open(one.valueSealed)))
      return { what: PERSONAL_WORDS.verified, at: one.verifiedAt, text: `${FIELD_WORDS[one.field].zh}：${value}` }
    })
    const tasks = await tasksOfPerson(ctx.sql, ctx.tenant, personId)
    const templates = await templatesFor(ctx, tasks)
    for (const one of tasks) {
      const { nameZh } = nameOf(one, templates.get(one.templateId ?? ''))
      records.push({ what: PERSONAL_WORDS.task, at: one.readyAt, text: `${nameZh} ${TASK_STATE_WORDS[one.state].zh}` })
    }
    return records
  },
  erase: async (ctx, personId) => {
    const open = await lockOpenOfPerson(ctx.sql, ctx.tenant, personId)
    const ids = open.map((one) => one.id)
    await makeCancelled(ctx.sql, ctx.tenant, ids, { at: ctx.now, by: null, reason: CANCEL_WORDS.person_gone.zh })
    for (const one of open)
      ctx.announce('task.cancelled', await subjectOf(ctx, 'task', one.id, one.gridId), {
        template: one.templateId,
        for: one.forId,
        by: 'person',
      })
    await forgetPerson(ctx.sql, ctx.tenant, personId)
  },
}

/** A value as people say it. */
function sayValue(value: Value): string {
  if (typeof value === 'boolean') return value ? '是' : '不是'
  const words: Record<string, Word | undefined> = LANGUAGE_WORDS
  return words[String(value)]?.zh ?? String(value)
}
