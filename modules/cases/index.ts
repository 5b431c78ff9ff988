import { visibleTo } from '../../platform/access.ts'
import type { Module } from '../../platform/module.ts'
import { assist, finishAssist, releaseAssist, takeAssist } from './commands/assist.ts'
import { assign, merge, reject, triage, unmerge } from './commands/desk.ts'
import { followUp, rate, reopen, supply, verify, withdraw } from './commands/finish.ts'
import { arbitrate, escalate, lower, sendBack } from './commands/ladder.ts'
import { askTransfer, declineTransfer, finishTransfer, takeTransfer } from './commands/partner.ts'
import { grant, refuse, request, resume, review } from './commands/pauses.ts'
import { addPhotos } from './commands/photos.ts'
import { openRootCause } from './commands/root-cause.ts'
import { answerTransfer, endTransfer, transfer } from './commands/transfer.ts'
import { follows, verifyByTask } from './commands/verify-by-task.ts'
import { contact, respond, split, supervise, urge } from './commands/watch.ts'
import { ask, claim, note, resolve, settle } from './commands/work.ts'
import { hasOnlyJoined } from './facts.ts'
import { openInPost } from './handover.ts'
import { carriedCases } from './offline.ts'
import { opensTransfer } from './partner-view.ts'
import { recurrence, similar } from './queries/alike.ts'
import { suggestAssignment } from './queries/assignment.ts'
import { counts, desk, register } from './queries/desk.ts'
import { oneCase, revealParty, timeline } from './queries/one-case.ts'
import { openTransfer, partners, transferLink } from './queries/transfers.ts'
import { recountSweep } from './recount.ts'
import { reminderSweep } from './reminders.ts'
import { getCase } from './store/load.ts'
import { caseOfNote } from './store/notes.ts'
import { isCaseInSight } from './store/sight.ts'
import { expirySweep } from './sweep.ts'
import { removeTemplate, saveTemplate, templates } from './templates/keep.ts'
import { caseOfTransfer } from './transfers.ts'
import { tryDeadlines } from './try-deadlines.ts'
import { tryRules } from './try-rules.ts'
import { removeView, saveView, views } from './views/keep.ts'
import { WORDS } from './words.ts'

export { actionsFor, factsOf, hasOnlyJoined, hasRated, isParty, subjectOf } from './facts.ts'
export { joinCase, nearbyCases } from './nearby.ts'
export { carriedAmong, carriedIn, untilOf } from './offline.ts'
export { callBySpoken, openCase } from './open.ts'
export { caseOfSharedFile } from './partner-view.ts'
export { precedentFor } from './precedents.ts'
export { linesInSight, registerLinesInSight } from './queries/desk.ts'
export { openQuestion } from './queries/one-case.ts'
export {
  COLUMNS as REGISTER_COLUMNS,
  cellsOf as registerCells,
  harmless,
  type RegisterLine,
} from './register/columns.ts'
export { REGISTER_FORMS, registerFile } from './register/file.ts'
export type { Carried } from './store/carried.ts'
export { getCase, type LoadedCase } from './store/load.ts'
export { notesOf } from './store/notes.ts'
export { mergedInto } from './store/parties.ts'
export { gridsInSight, inSight, isCaseInSight } from './store/sight.ts'
export { timelineOf } from './timeline.ts'

/** The work: cases from report to close. */
export const casesModule: Module = {
  name: 'cases',
  commands: [
    triage,
    settle,
    reject,
    merge,
    withdraw,
    assign,
    claim,
    sendBack,
    ask,
    supply,
    note,
    resolve,
    verify,
    followUp,
    rate,
    reopen,
    unmerge,
    arbitrate,
    escalate,
    lower,
    contact,
    request,
    grant,
    refuse,
    review,
    resume,
    urge,
    supervise,
    respond,
    assist,
    takeAssist,
    finishAssist,
    releaseAssist,
    split,
    addPhotos,
    openRootCause,
    verifyByTask,
    saveTemplate,
    removeTemplate,
    saveView,
    removeView,
    transfer,
    answerTransfer,
    endTransfer,
    takeTransfer,
    askTransfer,
    finishTransfer,
    declineTransfer,
  ],
  queries: [
    desk,
    register,
    counts,
    oneCase,
    timeline,
    suggestAssignment,
    tryRules,
    similar,
    recurrence,
    revealParty,
    templates,
    views,
    partners,
    transferLink,
    openTransfer,
    tryDeadlines,
  ],
  words: WORDS,
  follows,
  offline: [carriedCases],
  sweeps: [expirySweep, reminderSweep, recountSweep],
  handover: openInPost,
  fileSight: {
    /** A voice that a reporter added: for staff and for himself, not for who joined. */
    supply: async (ctx, noteId) => {
      const caseId = await caseOfNote(ctx.sql, ctx.tenant, noteId)
      const sight = visibleTo(ctx.actor)
      if (caseId === undefined || !(await isCaseInSight(ctx.sql, ctx.tenant, caseId, sight))) return false
      return !(await hasOnlyJoined(ctx, await getCase(ctx.sql, ctx.tenant, caseId, sight)))
    },
    case: (ctx, caseId) => isCaseInSight(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor)),
    /** What a partner proved: for staff in sight of the case, and for himself. */
    transfer: async (ctx, transferId) => {
      if (ctx.actor.kind === 'partner') return opensTransfer(ctx, transferId)
      if (ctx.actor.kind !== 'person' || ctx.actor.grants.length === 0) return false
      const caseId = await caseOfTransfer(ctx.sql, ctx.tenant, transferId)
      return caseId !== undefined && isCaseInSight(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
    },
  },
}
