import type { Module } from '../../platform/module.ts'
import { askSweep } from './asks-sweep.ts'
import { orderForAsk, settleAsk } from './commands/asks.ts'
import { markHouseholdsByHand } from './commands/mark.ts'
import { cancel, clear, order } from './commands/order.ts'
import {
  admitTemplate,
  agreeMinutes,
  endTemplate,
  refuseTemplate,
  saveTemplate,
  submitTemplate,
  withdrawTemplate,
} from './commands/templates.ts'
import { finish, recordVisit } from './commands/visit.ts'
import { follows } from './follow.ts'
import { openInPost } from './handover.ts'
import { carriedTasksKind } from './offline.ts'
import { personal } from './personal.ts'
import { asks } from './queries/asks.ts'
import { door, doors, forPhone, visits } from './queries/doors.ts'
import { counts, list } from './queries/lists.ts'
import { register, template } from './queries/register.ts'
import { planSweep, stepSweep } from './sweep.ts'
import { WORDS } from './words.ts'

export { type OpenAsk, openAsk, raiseAsk, settleByCase, stillOpen } from './asks.ts'
export { markHouseholds } from './commands/mark.ts'
export { askedOfMembers } from './minutes.ts'
export { type Ordered, orderTask } from './plan.ts'
export { type RecordedVisit, recordedVisit } from './store/visits.ts'
export { planSweep, stepSweep } from './sweep.ts'

/** What members are asked to do: the admission register, tasks, and visits. */
export const tasksModule: Module = {
  name: 'tasks',
  commands: [
    saveTemplate,
    submitTemplate,
    admitTemplate,
    refuseTemplate,
    withdrawTemplate,
    endTemplate,
    agreeMinutes,
    markHouseholdsByHand,
    order,
    cancel,
    clear,
    recordVisit,
    finish,
    settleAsk,
    orderForAsk,
  ],
  queries: [register, template, doors, door, forPhone, visits, counts, list, asks],
  words: WORDS,
  follows,
  sweeps: [planSweep, stepSweep, askSweep],
  personal,
  handover: openInPost,
  offline: [carriedTasksKind],
}
