import { visibleTo } from '../../platform/access.ts'
import type { Module } from '../../platform/module.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { caseOfSharedFile, getCase } from '../cases/index.ts'
import { enterReport, receiveReport } from './commands.ts'
import { follows } from './follow.ts'
import { follow, mine, openPlace, reportsOfCase, suggestCategory } from './queries.ts'
import { caseOfReport } from './store.ts'
import { WORDS } from './words.ts'

/** Brings reports in: scanned code, snapshot, member, desk. */
export const intakeModule: Module = {
  name: 'intake',
  commands: [receiveReport, enterReport],
  queries: [openPlace, follow, mine, reportsOfCase, suggestCategory],
  words: WORDS,
  follows,
  fileSight: {
    report: async (ctx, reportId, fileId) => {
      const caseId = await caseOfReport(ctx.sql, ctx.tenant, reportId)
      // A partner sees the photos of his case that were shared with him, one by one.
      if (ctx.actor.kind === 'partner') return caseId !== undefined && (await caseOfSharedFile(ctx, fileId)) === caseId
      return caseId !== undefined && (await isSeen(getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))))
    },
  },
}

function isSeen(looking: Promise<unknown>): Promise<boolean> {
  return looking.then(
    () => true,
    (error) => {
      if (error instanceof NotFound) return false
      throw error
    },
  )
}
