import type { Sweep } from '../../platform/module.ts'
import { localDate } from '../../platform/pure/time.ts'
import { subjectOf } from './act.ts'
import { takeReviews, tenantsWithReviews } from './store-reviews.ts'

const BATCH = 100

/** Half a year after the last look a grade is due to be looked at again: told once, by a mark on the row. */
export const reviewSweep: Sweep = {
  name: 'care.review',
  everySeconds: 600,
  dueTenants: (db, now) => tenantsWithReviews(db, localDate(now)),
  run: async (ctx) => {
    const due = await takeReviews(ctx.sql, ctx.tenant, localDate(ctx.now), BATCH)
    for (const row of due) ctx.announce('care.review_due', await subjectOf(ctx, row), { on: row.reviewOn })
    return due.length
  },
}
