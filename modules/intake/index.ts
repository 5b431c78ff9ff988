import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import type { Module } from '../../platform/module.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { caseOfSharedFile, getCase, hasOnlyJoined } from '../cases/index.ts'
import { enterReport, receiveReport } from './commands.ts'
import { follows } from './follow.ts'
import { joinReport, nearby } from './join.ts'
import { isOwnReport } from './own.ts'
import { follow, mine, openPlace, reportsOfCase, suggestCategory } from './queries.ts'
import { findReport } from './store.ts'
import { transcribe } from './voices.ts'
import { WORDS } from './words.ts'

/** Brings reports in: scanned code, snapshot, member, desk. */
export const intakeModule: Module = {
  name: 'intake',
  commands: [receiveReport, enterReport, joinReport, transcribe],
  queries: [openPlace, nearby, follow, mine, reportsOfCase, suggestCategory],
  words: WORDS,
  follows,
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
