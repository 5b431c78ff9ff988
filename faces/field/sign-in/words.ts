import type { Word } from '../../../platform/pure/words.ts'

/** Words of signing in. */
export const SIGN_IN = {
  title: { zh: '网格员登录', en: 'Grid members: sign in' },
  lead: { zh: '件件有跟踪，事事有回复', en: 'Every report followed, every report answered' },
  byCode: { zh: '手机验证码', en: 'Code by phone' },
  byPassword: { zh: '登录名密码', en: 'Password' },
  ways: { zh: '登录方式', en: 'Ways to sign in' },
  expired: { zh: '登录过期了，请再登录一次。', en: 'Your sign-in has run out; please sign in again.' },
  unsent: {
    zh: '没发出的 {count} 条还在这部手机里，登录后自动接着发。',
    en: '{count} not sent yet are kept on this phone and go by themselves once you have signed in.',
  },
  street: { zh: '您在哪个街道', en: 'Your subdistrict' },
  chooseStreet: { zh: '请选择街道', en: 'Please choose' },
  streetMissing: { zh: '请先选街道。', en: 'Please choose your subdistrict first.' },
  codeText: {
    zh: '用您登记在网格里的手机号，收一个验证码就能进来。',
    en: 'Use the number registered with your grid; a code by message lets you in.',
  },
  login: { zh: '登录名', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
  showPassword: { zh: '显示密码', en: 'Show the password' },
  signIn: { zh: '登录', en: 'Sign in' },
  whereTo: { zh: '您在几个街道有岗位，先去哪一个？', en: 'You hold posts in several subdistricts. Where first?' },
  noTenant: {
    zh: '这个账号还没有在任何街道任职。请联系社区。',
    en: 'This account holds no post in any subdistrict yet. Please contact the community.',
  },
  sampleTitle: { zh: '示例人员，点一下就登录', en: 'Sample people: one tap signs in' },
  sampleNote: { zh: '都是虚构的人和地，可以放心试。', en: 'People and places are invented; try anything.' },
  noPostTitle: { zh: '{name}，您在这里还没有岗位', en: '{name}, you hold no post here yet' },
  noPostText: {
    zh: '网格员端给有岗位的人用。如果您刚上任，请社区把您登记到网格里，再回来就好。',
    en: 'This app is for those who hold a post. If you have just begun, ask the community to enter you, then come back.',
  },
  noPostUnsent: {
    zh: '您在岗时做的还有 {count} 条没发出，都在待发箱里。有网就会处理：上报的照常受理，其他的转给网格长。清掉或退出前请先看一看。',
    en: '{count|thing|things} you did in your post {count|is|are} not sent yet and {count|waits|wait} in the outbox. With a network, reports are taken in as usual and the rest goes to your lead. Please look before you clear or leave.',
  },
  noPostHandedOver: {
    zh: '您在岗时做的 {count} 条已转给网格长处理。',
    en: '{count|thing|things} you did in your post {count|was|were} handed to your lead.',
  },
  otherStreets: { zh: '您在这些街道有登记', en: 'You are registered in these subdistricts' },
  residents: { zh: '我是居民，去上报', en: 'I am a resident: report something' },
  newPasswordTitle: { zh: '请换一个自己的密码', en: 'Please choose a password of your own' },
  newPasswordText: {
    zh: '现在的密码是别人替您设的，只有您自己知道的才安全。',
    en: 'The present one was set by somebody else; only you should know yours.',
  },
  oldPassword: { zh: '现在的密码', en: 'Present password' },
  newPassword: { zh: '新密码', en: 'New password' },
  newPasswordHint: {
    zh: '至少 10 个字，一句好记的话最好。',
    en: 'At least 10 characters; a sentence you remember is best.',
  },
  savePassword: { zh: '保存新密码', en: 'Save the new password' },
  passwordSaved: { zh: '新密码已保存。', en: 'The new password is saved.' },
} as const satisfies Record<string, Word>
