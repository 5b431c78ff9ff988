import type { Word } from '../../../platform/pure/words.ts'

/** Words of one's own shifts. */
export const ROSTER = {
  title: { zh: '值班', en: 'Duty' },
  note: { zh: '我的班次、换班', en: 'My shifts, and swaps' },
  lead: { zh: '值班表只用来找得到人，不打卡。', en: 'The roster says whom to ask. Nobody checks in.' },
  mine: { zh: '我的班次', en: 'My shifts' },
  none: { zh: '未来四周没有排到您。', en: 'You are not on duty in the next four weeks.' },
  shift: { zh: '{day} {from}–{until}', en: '{day} {from}–{until}' },
  ofPost: { zh: '岗位：{post}', en: 'Post: {post}' },
  ask: { zh: '请人换班', en: 'Ask to swap' },
  askTitle: { zh: '换{shift}', en: 'Swap {shift}' },
  withWhich: { zh: '和哪一班换', en: 'With which turn' },
  noOthers: {
    zh: '这一班之后七天里没有别人的班可以换，请找总网格长。',
    en: 'No other turn within seven days. Please ask the main-grid lead.',
  },
  other: { zh: '{name}：{shift}', en: '{name}: {shift}' },
  giveAway: { zh: '请人替班', en: 'Give it away' },
  giveTitle: { zh: '请人替{shift}', en: 'Give away {shift}' },
  giveText: {
    zh: '对方同意后，这一班就归对方，您不用还班。',
    en: 'Once they agree the turn is theirs; you owe none in return.',
  },
  pickTaker: { zh: '请选一位', en: 'Choose somebody' },
  giveTo: { zh: '请谁替', en: 'Whom to ask' },
  noTakers: {
    zh: '这段时间没有别人有空，请找总网格长。',
    en: 'Nobody else is free then. Please ask the main-grid lead.',
  },
  pleasePick: { zh: '请选一位。', en: 'Please choose somebody.' },
  sendGive: { zh: '请对方替班', en: 'Ask them' },
  send: { zh: '请对方换班', en: 'Ask them' },
  swaps: { zh: '换班请求', en: 'Swaps' },
  toMe: { zh: '{name}想用{shift}换您的{other}', en: '{name} offers {shift} for your {other}' },
  toMeOnly: { zh: '{name}请您值{shift}', en: '{name} asks you to take {shift}' },
  fromMe: { zh: '您请{name}换{shift}，等答复', en: 'You asked {name} about {shift}; no answer yet' },
  agree: { zh: '同意换班', en: 'Agree' },
  refuse: { zh: '不方便', en: 'I cannot' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  pleaseChoose: { zh: '请选一班。', en: 'Please choose a turn.' },
} as const satisfies Record<string, Word>
