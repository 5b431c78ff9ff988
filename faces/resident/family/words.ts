import type { Word } from '../../../platform/pure/words.ts'

/** Words of letting the family act, and of acting for them. */
export const FAMILY = {
  title: { zh: '家人代办', en: 'Family' },
  easyTitle: { zh: '最简单的办法', en: 'The simplest way' },
  easyText: {
    zh: '请家人用他的手机扫同一个二维码，上报时选“替别人”，写上您的称呼。不用注册，马上就能办。',
    en: 'Let them scan the same code with their own phone and choose “Somebody else” when reporting, with your name. No account needed.',
  },
  easyAct: { zh: '我来替家人上报', en: 'Report for somebody now' },
  askTitle: { zh: '请家人长期帮我办', en: 'Let my family act for me' },
  askText: {
    zh: '家人就能替您上报、看进度、评价，也会收到和您一样的消息。随时可以停。涉及隐私的事除外。',
    en: 'They can then report, follow and rate for you, and are told what you are told. You can end it at any time. Private matters are left out.',
  },
  askAct: { zh: '生成邀请码', en: 'Make a code' },
  askSignIn: { zh: '用手机号登录后办理', en: 'Sign in by phone for this' },
  askPaper: {
    zh: '没有手机？请网格员上门登记，签一张同意书就行。',
    en: 'No phone? A grid member can come and register it on paper.',
  },
  codeTitle: { zh: '给家人看这个码', en: 'Show this code to your family' },
  codeText: {
    zh: '家人扫下面的图，或打开“家人代办”输入这八位码。{until} 前有效，只能用一次。',
    en: 'They scan the picture, or enter the eight characters under “Family”. Good until {until}, once.',
  },
  codeImage: { zh: '邀请二维码', en: 'Code to scan' },
  invited: {
    zh: '您之前的邀请码在 {until} 前还有效；重新生成，旧的就作废。',
    en: 'Your earlier code is good until {until}; a new one ends it.',
  },
  helpers: { zh: '替我办的家人', en: 'Who acts for me' },
  helped: { zh: '我替谁办', en: 'For whom I act' },
  noHelped: { zh: '还没有。家人把八位码给您，在这里输入。', en: 'Nobody yet. Enter the code that they show you.' },
  since: { zh: '从 {at} 起', en: 'Since {at}' },
  paper: { zh: '上门登记', en: 'registered at the door' },
  enterTitle: { zh: '我替家人办', en: 'I act for my family' },
  enter: { zh: '家人给您的八位码', en: 'The code they gave you' },
  enterMissing: { zh: '请输入八位码。', en: 'Please enter the eight characters.' },
  accept: { zh: '确认，我来替 TA 办', en: 'Yes, I act for them' },
  accepted: {
    zh: '好了，现在可以替{name}上报、看进度、评价。',
    en: 'Done: you can now report, follow and rate for {name}.',
  },
  end: { zh: '停用', en: 'End' },
  endTitle: { zh: '不再由{name}代办？', en: 'End it with {name}?' },
  endMyTitle: { zh: '不再替{name}办？', en: 'No longer act for {name}?' },
  endText: { zh: '马上停用。以后要用，可以重新邀请。', en: 'It ends at once. You can invite again later.' },
  endAct: { zh: '停用', en: 'End it' },
  keep: { zh: '先不停', en: 'Keep it' },
  unnamed: { zh: '家人 {phone}', en: 'Family {phone}' },
  report: { zh: '替 TA 上报', en: 'Report for them' },
} as const satisfies Record<string, Word>
