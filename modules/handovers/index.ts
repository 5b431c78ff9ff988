import type { Module, PersonalData } from '../../platform/module.ts'
import { addLine, close, prepareFrom, refuse, sign } from './commands.ts'
import { list, mine } from './queries.ts'
import { forgetWords, handoversOf } from './store.ts'
import { handoverSweep } from './sweep.ts'
import { WORDS } from './words.ts'

/** What one gave and received. It is the record of posts and stays, without notes. */
const personal: PersonalData = {
  copy: async (ctx, personId) =>
    (await handoversOf(ctx.sql, ctx.tenant, personId)).map((row) => ({
      what: { zh: '岗位交接', en: 'Hand-over of a post' },
      at: row.preparedAt,
      text: row.giverId === personId ? '交出' : '接手',
    })),
  erase: async (ctx, personId) => forgetWords(ctx.sql, ctx.tenant, personId),
}

/** Handing a post over, signed by both (岗位交接). What is open in it each module says by itself (`Module.handover`). */
export function handoversModule(others: readonly Module[]): Module {
  return {
    name: 'handovers',
    commands: [prepareFrom(others), addLine, sign, refuse, close],
    queries: [list, mine],
    words: WORDS,
    sweeps: [handoverSweep],
    personal,
  }
}
