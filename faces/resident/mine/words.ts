import type { Word } from '../../../platform/pure/words.ts'

/** Words of signing in and of one's own reports. */
export const MINE = {
  title: { zh: '我报过的', en: 'My reports' },
  messages: { zh: '消息', en: 'Messages' },
  messagesNote: { zh: '办理进展、社区通知', en: 'News of my reports, notices' },
  messagesUnread: { zh: '{count} 条未读', en: '{count} unread' },
  messagesEmpty: {
    zh: '您反映的事有进展，或社区发了通知到您住的地方，都会在这里告诉您。',
    en: 'News of what you reported and notices for where you live will stand here.',
  },
  empty: { zh: '用这个手机号还没有报过事情。', en: 'Nothing has been reported with this number yet.' },
  emptyAct: { zh: '现在上报', en: 'Report something' },
  reportedAt: { zh: '{at} 上报', en: 'Reported {at}' },
  myData: { zh: '我的信息', en: 'What is kept of me' },
  myDataNote: { zh: '查看、带走、更正、删除', en: 'See, take along, correct, delete' },
  forName: { zh: '替{name}', en: 'For {name}' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signInTitle: { zh: '手机号登录', en: 'Sign in by phone' },
  street: { zh: '街道', en: 'Subdistrict' },
  chooseStreet: { zh: '请选择', en: 'Please choose' },
  streetMissing: { zh: '请先选街道。', en: 'Please choose the subdistrict first.' },
  signInText: {
    zh: '用您上报时留的手机号，收一个验证码就能看到自己报过的事。',
    en: 'Use the number you left when reporting; a code by message shows you your own reports.',
  },
} as const satisfies Record<string, Word>

/** Words of what is kept of a person, and what she may have done with it. */
export const MY_DATA = {
  title: { zh: '我的信息', en: 'What is kept of me' },
  lead: {
    zh: '这里记着的、和您有关的，都在下面。您可以带走一份，也可以要求更正或删除。',
    en: 'Everything that is kept of you here. You may take a copy, or have it corrected or deleted.',
  },
  kept: { zh: '记着的内容', en: 'What is kept' },
  requests: { zh: '我提过的请求', en: 'What I asked for' },
  done: { zh: '已办', en: 'Done' },
  by: { zh: '{by} 前答复', en: 'answer by {by}' },
  copy: { zh: '下载一份', en: 'Take a copy' },
  correct: { zh: '有写错的，要求更正', en: 'Have something corrected' },
  correctLabel: { zh: '哪里错了，应该是什么', en: 'What is wrong, and what is right' },
  correctHint: { zh: '例如：姓名应为王桂芬。', en: 'For example: the name should be Wang Guifen.' },
  erase: { zh: '要求删除我的信息', en: 'Have my data deleted' },
  eraseLabel: { zh: '想删除什么、为什么（可简单写）', en: 'What to delete, and why (a few words)' },
  eraseHint: {
    zh: '删除后不能再用这个手机号登录。已经办过的件按规定要留档，但不再有您的姓名和电话。',
    en: 'You can then no longer sign in with this number. Cases that were handled stay on file as the law asks, without your name and number.',
  },
  needsCode: {
    zh: '要更正或删除，请先扫一个身边的微格码再进来，好让请求送到对的街道。',
    en: 'To have something corrected or deleted, scan a Weige code near you first, so that the request goes to the right subdistrict.',
  },
  send: { zh: '提交请求', en: 'Send the request' },
  sent: {
    zh: '收到了，编号{number}，由街道办理并答复您。',
    en: 'Received as {number}; the subdistrict handles it and answers you.',
  },
} as const satisfies Record<string, Word>
