import type { Word } from '../../../platform/pure/words.ts'

/** Words of signing in and of one's own reports. */
export const MINE = {
  title: { zh: '我报过的', en: 'My reports' },
  empty: { zh: '用这个手机号还没有报过事情。', en: 'Nothing has been reported with this number yet.' },
  emptyAct: { zh: '现在上报', en: 'Report something' },
  reportedAt: { zh: '{at} 上报', en: 'Reported {at}' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signInTitle: { zh: '手机号登录', en: 'Sign in by phone' },
  signInText: {
    zh: '用您上报时留的手机号，收一个验证码就能看到自己报过的事。',
    en: 'Use the number you left when reporting; a code by message shows you your own reports.',
  },
  phone: { zh: '手机号', en: 'Mobile number' },
  phoneWrong: { zh: '手机号应是 11 位数字，以 1 开头。', en: 'A mobile number has 11 digits and begins with 1.' },
  sendCode: { zh: '获取验证码', en: 'Send me a code' },
  sendAgain: { zh: '重新获取', en: 'Send again' },
  sendAgainIn: { zh: '{seconds} 秒后可重新获取', en: 'You can ask again in {seconds} s' },
  code: { zh: '验证码', en: 'Code' },
  codeHint: { zh: '6 位数字，已发到 {phone}', en: 'Six digits, sent to {phone}' },
  codeWrong: { zh: '验证码是 6 位数字。', en: 'The code has six digits.' },
  sample: { zh: '示例环境不发短信，验证码是 {code}', en: 'Sample mode sends no messages; the code is {code}' },
  signIn: { zh: '登录', en: 'Sign in' },
  otherNumber: { zh: '换一个手机号', en: 'Use another number' },
} as const satisfies Record<string, Word>
