import type { Sweep } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import type { Draft } from './message.ts'
import { spreadOf } from './notice-queries.ts'
import { sayToGroups } from './robots.ts'
import { saveTold, takeUntold, targetsOf, tenantsUntold } from './store/notices.ts'
import { readersAfter } from './store/readers.ts'
import { tell } from './tell.ts'

/** Persons told in one transaction. */
const BATCH = 300

/**
 * Tells a notice to whom it is for, batch by batch in the order of their ids; how far it got stands on the notice, in the same transaction as the
 * messages. Who publishes it is told as everybody who lives there.
 */
export const noticeSweep: Sweep = {
  name: 'notifications.notices',
  everySeconds: 5,
  dueTenants: (db) => tenantsUntold(db),
  run: async (ctx) => {
    const telling = await takeUntold(ctx.sql, ctx.tenant)
    if (!telling) return 0
    const { notice, toldAfter } = telling
    const tree = await treeOf(ctx)
    const isOver = notice.untilAt.getTime() <= ctx.now.getTime()
    const kind = notice.correctedAt === null ? 'notice' : 'notice_corrected'
    if (toldAfter === null && !isOver) {
      await sayToGroups(ctx, notice.gridId, 'notices', `notice/${notice.id}/${notice.version}`, {
        kind,
        subjectType: 'notice',
        subjectId: notice.id,
        communityId: notice.communityId,
        isSensitive: false,
        facts: { at: notice.untilAt.toISOString() },
      })
    }
    const spread = await spreadOf(ctx, tree, await targetsOf(ctx.sql, ctx.tenant, [notice.id]))
    const readers = isOver ? [] : await readersAfter(ctx.sql, ctx.tenant, ctx.now, spread, toldAfter, BATCH)
    await tell(
      ctx,
      readers.map(
        ({ personId, postId }): Draft => ({
          personId,
          kind,
          urgency: 'normal',
          subjectType: 'notice',
          subjectId: notice.id,
          communityId: notice.communityId,
          gridId: notice.gridId,
          isSensitive: false,
          facts: { at: notice.untilAt.toISOString(), ...(postId ? { postId } : {}) },
          reason: postId ? 'grid_post' : 'resident',
          dedupeKey: `notice/${notice.id}/${notice.version}/${personId}`,
        }),
      ),
    )
    const isDone = readers.length < BATCH
    await saveTold(ctx.sql, ctx.tenant, notice.id, {
      toldAfter: readers.at(-1)?.personId ?? toldAfter,
      toldAt: isDone ? ctx.now : null,
    })
    return 1
  },
}
