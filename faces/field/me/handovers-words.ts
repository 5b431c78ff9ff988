import type { Word } from '../../../platform/pure/words.ts'

/** Words of handing a post over. */
export const HANDOVERS = {
  title: { zh: '交接', en: 'Hand-over' },
  note: { zh: '岗位交接单、签字', en: 'Lists to read and sign' },
  lead: {
    zh: '请看清单，双方都签了字，岗位马上移交。三天没签完，由上级处理。',
    en: 'Read the list; with both names the post passes at once. Not signed in three days, the lead settles it.',
  },
  none: { zh: '没有要您签的交接单。', en: 'There is nothing for you to sign.' },
  gives: { zh: '交出：{name}', en: 'Gives: {name}' },
  receives: { zh: '接手：{name}', en: 'Receives: {name}' },
  signed: { zh: '已签（{at}）', en: 'signed ({at})' },
  unsigned: { zh: '未签', en: 'not signed' },
  dueAt: { zh: '{at}前签', en: 'sign by {at}' },
  withLead: { zh: '正由上级处理', en: 'The lead is settling it' },
  refusedBecause: { zh: '说明：{note}', en: 'Note: {note}' },
  empty: { zh: '清单是空的。', en: 'The list is empty.' },
  addThing: { zh: '补一项钥匙或物品', en: 'Add a key or thing' },
  addPerson: { zh: '补一位需要关照的人', en: 'Add a person to look after' },
  line: { zh: '写一项', en: 'One line' },
  lineHint: { zh: '补了以后，已签的要重新签。', en: 'Whoever has signed must sign again.' },
  add: { zh: '补上', en: 'Add it' },
  sign: { zh: '清单看过了，签字', en: 'I have read it and sign' },
  refuse: { zh: '不签，说明原因', en: 'Refuse, and say why' },
  why: { zh: '原因', en: 'Why' },
  send: { zh: '交上级处理', en: 'Leave it to the lead' },
  pleaseWrite: { zh: '请写一句。', en: 'Please write a line.' },
} as const satisfies Record<string, Word>
