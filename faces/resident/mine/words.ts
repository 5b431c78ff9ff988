import type { Word } from '../../../platform/pure/words.ts'

/** Words of signing in and of one's own reports. */
export const MINE = {
  title: { zh: '我报过的', en: 'My reports' },
  empty: { zh: '用这个手机号还没有报过事情。', en: 'Nothing has been reported with this number yet.' },
  emptyAct: { zh: '现在上报', en: 'Report something' },
  reportedAt: { zh: '{at} 上报', en: 'Reported {at}' },
  forName: { zh: '替{name}', en: 'For {name}' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signInTitle: { zh: '手机号登录', en: 'Sign in by phone' },
  signInText: {
    zh: '用您上报时留的手机号，收一个验证码就能看到自己报过的事。',
    en: 'Use the number you left when reporting; a code by message shows you your own reports.',
  },
} as const satisfies Record<string, Word>
