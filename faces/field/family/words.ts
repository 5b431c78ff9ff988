import type { Word } from '../../../platform/pure/words.ts'

/** Words of registering, at the door, who acts for somebody. */
export const FAMILY = {
  title: { zh: '登记家人代办', en: 'Register family who act' },
  lead: {
    zh: '老人自己没有手机、不会用，家人替他上报、看进度、评价。请照着双方签过字的同意书填。',
    en: 'For those without a phone: the family reports, follows and rates for them. Copy it from the paper that both have signed.',
  },
  grid: { zh: '住在哪个网格', en: 'In which grid they live' },
  person: { zh: '谁要人代办', en: 'Who is acted for' },
  proxy: { zh: '由谁代办', en: 'Who acts' },
  personName: { zh: '本人姓名', en: 'Their name' },
  personPhone: { zh: '本人手机号', en: 'Their mobile number' },
  proxyName: { zh: '代办家人的姓名', en: 'Name of the family member' },
  proxyPhone: { zh: '代办家人的手机号', en: 'Mobile number of the family member' },
  personPhoneHint: {
    zh: '没有就空着。有的话会发短信告诉本人。',
    en: 'Leave empty if there is none. Else the person is told.',
  },
  proxyPhoneHint: { zh: '家人用这个号码登录来代办。', en: 'The family member signs in with it.' },
  signedOn: { zh: '同意书上的日期', en: 'Date on the paper' },
  signedHint: { zh: '一年以内签的才有效。', en: 'Not older than a year.' },
  hasPaper: { zh: '同意书我看过了，双方都签了字', en: 'I have seen the paper, signed by both' },
  paperMissing: { zh: '请先看同意书，再勾选。', en: 'Please look at the paper first, then tick this.' },
  samePhone: { zh: '两个人的手机号不能一样。', en: 'The two numbers cannot be the same.' },
  dateMissing: { zh: '请填同意书上的日期，不能晚于今天。', en: 'Enter the date on the paper, today or earlier.' },
  send: { zh: '登记', en: 'Register' },
  done: { zh: '登记好了', en: 'Registered' },
  doneText: {
    zh: '{proxy}现在可以用自己的手机号登录，替{person}上报、看进度、评价。涉及隐私的事除外。',
    en: '{proxy} can now sign in with the own number and report, follow and rate for {person}. Private matters are left out.',
  },
  keepPaper: { zh: '请把同意书交社区存档。', en: 'Please hand the paper to the community for its files.' },
  another: { zh: '再登记一位', en: 'Register another' },
  undo: { zh: '登记错了，撤销', en: 'A mistake: undo it' },
  undone: { zh: '已撤销，代办已停用。', en: 'Undone; it has ended.' },
  toGrid: { zh: '回到网格', en: 'Back to the grid' },
  notMine: {
    zh: '您的岗位不办这项登记，请找网格员或社区。',
    en: 'Your post does not register this; ask the grid member or the community.',
  },
  open: { zh: '登记家人代办', en: 'Register family who act' },
  openNote: { zh: '凭签过字的同意书，替没有手机的老人登记', en: 'From a signed paper, for those without a phone' },
} as const satisfies Record<string, Word>
