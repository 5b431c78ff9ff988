import type { Word } from '../../../platform/pure/words.ts'

/** Words of talking to a supporter (想聊聊). */
export const TALKS = {
  title: { zh: '想聊聊', en: 'Talk to somebody' },
  note: { zh: '受了委屈、累了，只有对方读得到', en: 'When it was hard. Only that person reads it' },
  lead: {
    zh: '工作里受了委屈、累了、睡不好，可以找一位倾听者说说。只有您和对方读得到：社区、街道都看不见，不进任何统计、导出和搜索。您随时可以撤回，内容马上删除；最后一句话之后 90 天，全部自动删除。',
    en: 'Hurt, tired, sleepless over the work? Talk to a supporter. Only the two of you read it: neither community nor street does, and it is in no figure, export or search. Withdraw it at any time and it is deleted; 90 days after the last word all of it is.',
  },
  crisis: {
    zh: '情况紧急、有伤害自己的念头，请马上打 12356（心理援助热线）或 120。',
    en: 'If it is urgent or you think of harming yourself, call 12356 (psychological help) or 120 now.',
  },
  mine: { zh: '我的谈话', en: 'My conversations' },
  supporters: { zh: '可以找的人', en: 'Whom you can talk to' },
  none: { zh: '街道还没有请好倾听者。', en: 'The street has no supporters yet.' },
  withName: { zh: '和{name}', en: 'With {name}' },
  begin: { zh: '和{name}聊聊', en: 'Talk to {name}' },
  myTurn: { zh: '等您回话', en: 'Your turn' },
  waiting: { zh: '等对方回话', en: 'Waiting for an answer' },
  since: { zh: '{at}开始', en: 'since {at}' },
  answered: { zh: '首次回话 {at}', en: 'first answered {at}' },
  notAnswered: { zh: '还没有回话', en: 'not answered yet' },
  text: { zh: '想说什么', en: 'What you want to say' },
  reply: { zh: '回话', en: 'Answer' },
  send: { zh: '发送', en: 'Send' },
  cancel: { zh: '先不说', en: 'Not now' },
  withdraw: { zh: '撤回并删除全部内容', en: 'Withdraw and delete everything' },
  withdrawText: { zh: '双方的话马上删除，找不回来。', en: 'Both sides’ words are deleted at once, for good.' },
  withdrawn: { zh: '这段谈话已经撤回，内容已删除。', en: 'This conversation was withdrawn; its words are deleted.' },
  eraseAt: { zh: '{at}自动删除', en: 'deleted on {at}' },
  asked: {
    zh: '街道想请您做倾听者：听网格员说说难处，只有您和对方读得到。愿意吗？',
    en: 'The street asks you to be a supporter: to listen to members, read by nobody but you two. Will you?',
  },
  agree: { zh: '愿意', en: 'I will' },
  decline: { zh: '不方便', en: 'Not now' },
  isOne: { zh: '您是倾听者：{about}', en: 'You are a supporter: {about}' },
  stop: { zh: '不再担任', en: 'Stop' },
  me: { zh: '我', en: 'Me' },
  pleaseWrite: { zh: '请写一句话。', en: 'Please write something.' },
} as const satisfies Record<string, Word>
