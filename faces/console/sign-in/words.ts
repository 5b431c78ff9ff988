import type { Word } from '../../../platform/pure/words.ts'

/** Words of signing in. */
export const SIGN_IN = {
  title: { zh: '工作人员登录', en: 'Staff sign-in' },
  lead: { zh: '件件有跟踪，事事有回复。', en: 'Every matter followed, every report answered.' },
  login: { zh: '登录名', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
  signIn: { zh: '登录', en: 'Sign in' },
  whereTo: { zh: '您在几个街道有岗位，先去哪一个？', en: 'You hold posts in several subdistricts. Where first?' },
  byCode: {
    zh: '没有密码，或密码登录暂停了？先在手机页面用验证码登录，再打开工作台。',
    en: 'No password, or locked out for a while? Sign in with a code on the phone page first, then open the console.',
  },
  forgot: {
    zh: '忘了密码，请找本社区的总网格长或街道工作人员重设。',
    en: 'Forgot the password? The main-grid lead of your community or a subdistrict officer can set a new one.',
  },
  expired: {
    zh: '登录已过期，请重新登录。您写过、还没提交的内容都在。',
    en: 'Your session has ended: please sign in again. What you wrote and did not send is kept.',
  },
  noTenant: {
    zh: '这个账号还没有在任何街道任职。请联系社区。',
    en: 'This account holds no post in any subdistrict yet. Please contact the community.',
  },
  sampleTitle: { zh: '示例人员，点一下就登录', en: 'Sample people: one tap signs in' },
  sampleNote: { zh: '都是虚构的人和地，可以放心试。', en: 'People and places are invented; try anything.' },
} as const satisfies Record<string, Word>
