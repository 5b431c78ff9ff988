import { acceptedHelp, askedForHelp, offeredHelp, reportedHelp, saidDoneHelp } from '../help.ts'
import { listed, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'help.board': {
    input: async (ground) => {
      await askedForHelp(ground)
      return { code: ground.here.code }
    },
    shows: listed('requests'),
  },
  'help.mine': { input: () => ({}), shows: listed('requests') },
  'help.fitting': { input: (ground) => askedForHelp(ground) },
  'help.revealContact': {
    input: async (ground) => ({ ...(await acceptedHelp(ground)), of: 'asker', reason: '联系互助双方' }),
    shows: (answer) => ((answer as { phone: string | null }).phone ? 'sees' : 'empty'),
  },
  'help.desk': {
    input: async (ground) => {
      await askedForHelp(ground)
      return { list: 'open' }
    },
    shows: listed('requests'),
  },
  'help.figures': { input: () => ({ month: '2026-11' }), shows: listed('communities') },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'help.ask': {
    input: ({ here }) => ({
      ...HELP,
      at: { by: 'grid', gridId: here.micro[0] },
      onBehalfOf: { name: '赵奶奶', phone: null },
    }),
  },
  'help.offer': {
    input: ({ here }) => ({
      at: { by: 'grid', gridId: here.micro[0] },
      kinds: ['carry'],
      text: '力气活可以找他',
      weekdays: [6],
      reach: 'micro',
      onBehalfOf: { name: '孙师傅', phone: null },
    }),
  },
  'help.invite': { input: async (ground) => ({ ...(await askedForHelp(ground)), ...(await offeredHelp(ground)) }) },
  'help.accept': { input: (ground) => askedForHelp(ground) },
  'help.giveBack': { input: (ground) => acceptedHelp(ground) },
  'help.sayDone': { input: (ground) => acceptedHelp(ground) },
  'help.thank': { input: async (ground) => ({ ...(await saidDoneHelp(ground)), text: '谢谢您' }) },
  'help.withdraw': { input: (ground) => askedForHelp(ground) },
  'help.keepOpen': { input: async (ground) => ({ ...(await askedForHelp(ground)), until: '2026-11-30' }) },
  'help.withdrawOffer': { input: (ground) => offeredHelp(ground) },
  'help.report': {
    input: async (ground) => ({ what: 'request', id: (await askedForHelp(ground)).requestId, reason: 'other' }),
  },
  'help.judge': {
    input: async (ground) => ({ what: 'request', id: (await reportedHelp(ground)).requestId, isProper: true }),
  },
}

const HELP = { kind: 'carry', text: '请帮忙搬一袋米', from: '2026-11-20', until: '2026-11-21' } as const
