import type { Context } from '../../platform/context.ts'
import type { Module } from '../../platform/module.ts'
import { personal } from './personal.ts'
import { findRecipient } from './store.ts'
import { agree, askSupporter, endSupporter, supporters } from './supporters.ts'
import { supportSweep } from './sweep.ts'
import { conversation, mine, say, talkTo, withdraw } from './talks.ts'
import { WORDS } from './words.ts'

/** For whom a word is; undefined once it is deleted. For the message that says no more than that there is one. */
export function recipientOf(ctx: Context, wordId: string): Promise<string | undefined> {
  return findRecipient(ctx.sql, ctx.tenant, wordId)
}

/** Confidential support of members (受挫情绪疏导): words that only two read. */
export const supportModule: Module = {
  name: 'support',
  commands: [askSupporter, agree, endSupporter, talkTo, say, withdraw],
  queries: [supporters, mine, conversation],
  words: WORDS,
  sweeps: [supportSweep],
  personal,
}
