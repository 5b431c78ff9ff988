import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import type { Module } from '../../platform/module.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { caseOfSharedFile, getCase, hasOnlyJoined } from '../cases/index.ts'
import { addFiles } from './add-files.ts'
import { enterReport, receiveReport } from './commands.ts'
import { follows, reportAsk } from './door-asks.ts'
import { joinReport, nearby } from './join.ts'
import { rateKnownAnswer, removeKnownAnswer, saveKnownAnswer } from './known-answers/keep.ts'
import { answeredQuestions, knownAnswers, lookUp } from './known-answers/queries.ts'
import { carriedReports } from './offline.ts'
import { isOwnReport } from './own.ts'
import { personal } from './personal.ts'
import { follow, mine, openPlace, reportsOfCase, staffHere, suggestCategory } from './queries.ts'
import { arrangeServices, listServices } from './services/arrange.ts'
import type { Service } from './services/contract.ts'
import { arrangedServices, STARTING_SERVICES } from './services/store.ts'
import { openSnap, snapPlaces } from './snap/open.ts'
import { findReport } from './store.ts'
import { transcribe } from './voices.ts'
import { WORDS } from './words.ts'

export { receiptOf, receiveRequest } from './commands.ts'

/** Brings reports in: scanned code, snapshot, member, desk. */
export const intakeModule: Module = {
  name: 'intake',
  commands: [
    receiveReport,
    enterReport,
    reportAsk,
    addFiles,
    joinReport,
    saveKnownAnswer,
    removeKnownAnswer,
    rateKnownAnswer,
    arrangeServices,
    transcribe,
  ],
  queries: [
    openPlace,
    staffHere,
    nearby,
    follow,
    mine,
    reportsOfCase,
    suggestCategory,
    lookUp,
    knownAnswers,
    answeredQuestions,
    listServices,
    openSnap,
    snapPlaces,
  ],
  words: WORDS,
  follows,
  offline: [carriedReports],
  personal,
  fileSight: {
    report: async (ctx, reportId, fileId) => {
      const report = await findReport(ctx.sql, ctx.tenant, reportId)
      if (!report) return false
      // A partner sees the photos of his case that were shared with him, one by one.
      if (ctx.actor.kind === 'partner') return (await caseOfSharedFile(ctx, fileId)) === report.case_id
      if (isOwnReport(ctx.actor, report)) return true
      // Who only joined a case sees and hears nothing of others.
      return isSeen(ctx, report.case_id)
    },
  },
}

function isSeen(ctx: Context, caseId: string): Promise<boolean> {
  return getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor)).then(
    async (loaded) => !(await hasOnlyJoined(ctx, loaded)),
    (error) => {
      if (error instanceof NotFound) return false
      throw error
    },
  )
}

/** The services of a community as it presents them. */
export async function servicesOf(ctx: Context, communityId: string): Promise<readonly Service[]> {
  return (await arrangedServices(ctx.sql, ctx.tenant, communityId)) ?? STARTING_SERVICES
}
