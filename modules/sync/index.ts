import { visibleTo } from '../../platform/access.ts'
import type { Module } from '../../platform/module.ts'
import { contact, enrolDevice, revokeDevice } from './commands/devices.ts'
import { endRescue, rescue } from './commands/rescues.ts'
import { mayOn } from './permit.ts'
import { personal } from './personal.ts'
import { listQueries } from './queries.ts'
import { rowQueries } from './rows.ts'
import { findRescue } from './store.ts'
import { WORDS } from './words.ts'

/** Phones without a network: what they carry (`Module.offline` of every other module), and what becomes of them and of what they could not send. */
export function syncModule(others: readonly Module[]): Module {
  return {
    name: 'sync',
    commands: [enrolDevice, contact, revokeDevice, rescue, endRescue],
    queries: [...rowQueries(others), ...listQueries(others)],
    words: WORDS,
    personal,
    fileSight: {
      rescue: async (ctx, rescueId) => {
        const found = await findRescue(ctx.sql, ctx.tenant, rescueId, visibleTo(ctx.actor))
        return found !== undefined && (await mayOn(ctx, 'rescues', found.gridId, null))
      },
    },
  }
}
