import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page about oneself. */
export const MINE = {
  posts: { zh: '我的岗位', en: 'My posts' },
  deputy: { zh: '代理', en: 'deputy' },
  messagesNote: { zh: '谁交给我、快到期、通知', en: 'What came to me, deadlines, notices' },
  messagesEmpty: {
    zh: '有件交给您、快到期、有了结果，都会在这里告诉您。',
    en: 'When a case comes to you, falls due or has a result, it will stand here.',
  },
  streets: { zh: '换一个街道', en: 'Another subdistrict' },
  streetHere: { zh: '现在在这里', en: 'You are here' },
  show: { zh: '显示', en: 'Display' },
  language: { zh: '语言', en: 'Language' },
  chinese: { zh: '中文', en: '中文' },
  english: { zh: 'English', en: 'English' },
  size: { zh: '字的大小', en: 'Size of text' },
  normal: { zh: '标准', en: 'Normal' },
  large: { zh: '大字（长辈版）', en: 'Large' },
  password: { zh: '修改密码', en: 'Change the password' },
  passwordNote: { zh: '用登录名登录的才需要', en: 'Only for those who sign in with a login' },
  console: { zh: '打开工作台', en: 'Open the console' },
  consoleNote: { zh: '并案、不予受理、统计等在工作台办', en: 'Merging, rejecting and figures are there' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutTitle: { zh: '退出登录？', en: 'Sign out?' },
  signOutText: {
    zh: '这部手机上没有提交的草稿会清掉，免得别人看到。已经提交的不受影响。',
    en: 'Drafts on this phone that were not sent are cleared, so that nobody else sees them. What was sent stays.',
  },
  stay: { zh: '先不退出', en: 'Stay signed in' },
} as const satisfies Record<string, Word>
