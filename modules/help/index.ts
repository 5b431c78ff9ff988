import type { Module } from '../../platform/module.ts'
import { ask, offer } from './commands/ask.ts'
import { keepOpen, sayDone, thank, withdraw, withdrawOffer } from './commands/finish.ts'
import { judge, report } from './commands/improper.ts'
import { accept, giveBack, invite } from './commands/take.ts'
import { desk, figures } from './desk.ts'
import { personal } from './personal.ts'
import { board, fitting, mine, revealContact } from './queries.ts'
import { helpSweep } from './sweep.ts'
import { WORDS } from './words.ts'

export { type HelpNews, helpNewsOf } from './news.ts'

/** Neighbours help each other (码上帮): requests, offers, and a yes of both sides. */
export const helpModule: Module = {
  name: 'help',
  commands: [ask, offer, invite, accept, giveBack, sayDone, thank, withdraw, keepOpen, withdrawOffer, report, judge],
  queries: [board, fitting, mine, revealContact, desk, figures],
  words: WORDS,
  sweeps: [helpSweep],
  personal,
}
