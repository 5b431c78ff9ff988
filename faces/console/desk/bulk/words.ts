import type { Word } from '../../../../platform/pure/words.ts'
import type { BulkVerb } from './acts.ts'

/** Words of acting on many cases at once. */
export const BULK = {
  pick: { zh: '多选', en: 'Select' },
  pickEnd: { zh: '结束多选', en: 'End selecting' },
  choose: { zh: '选中 {number}', en: 'Select {number}' },
  bar: { zh: '对选中的件', en: 'For the selected cases' },
  chosen: { zh: '已选 {count} 件', en: '{count} selected' },
  chosenMost: { zh: '已选 {count} 件（一次最多）', en: '{count} selected (the most at once)' },
  chooseAll: { zh: '选中符合条件的全部', en: 'Select all that fit the filter' },
  choosing: { zh: '正在选…', en: 'Selecting…' },
  clear: { zh: '取消选择', en: 'Clear' },
  title: { zh: '批量{verb}', en: '{verb}: {count|case|cases}' },
  titleResults: { zh: '批量{verb}的结果', en: '{verb}: results' },
  titleUndo: { zh: '撤销批量{verb}', en: 'Undo: {verb}' },
  lead: {
    zh: '{count} 件逐件办理，每件单独记录；一件办不成不影响其他。',
    en: '{count|case|cases}, one by one, each on its own record. One that is refused does not hold up the others.',
  },
  wrongStep: {
    zh: '其中 {count} 件现在不在能“{verb}”的环节，会说明原因，不会改动。',
    en: '{count} of them stand at a step that does not allow this ({verb}); they will say so and stay as they are.',
  },
  undoAll: { zh: '办完后 15 分钟内可以撤销。', en: 'Can be undone for 15 minutes.' },
  undoSome: {
    zh: '办完后 15 分钟内，其中 {count} 件可以撤销；另外 {rest} 件不能：{why}',
    en: '{count} can be undone for 15 minutes; {rest} cannot: {why}',
  },
  undoNone: { zh: '做了不能撤销：{why}', en: 'This cannot be undone: {why}' },
  sameNature: { zh: '各件不变', en: 'As each has it' },
  toSuggested: { zh: '各按规则建议的岗位', en: 'Each to the post that the rules suggest' },
  toOne: { zh: '都交给同一个岗位', en: 'All to one post' },
  toOneHint: {
    zh: '可选的是第一件所在社区的岗位；不在同一社区的件会说明原因，不会改动。',
    en: 'Posts of the first case’s community. Cases of another community will say so and stay as they are.',
  },
  thePost: { zh: '哪个岗位', en: 'Which post' },
  mergeInto: { zh: '并入选中的哪一件', en: 'Into which of the selected' },
  start: { zh: '开始：{count} 件', en: 'Start: {count}' },
  running: { zh: '批量{verb}：{done} / {count}', en: '{verb}: {done} of {count}' },
  runningUndo: { zh: '撤销批量{verb}：{done} / {count}', en: 'Undoing {verb}: {done} of {count}' },
  halted: {
    zh: '批量{verb}停在 {done} / {count}，还有 {left} 件没办',
    en: '{verb} stopped at {done} of {count}; {left} are left',
  },
  ended: { zh: '批量{verb}：办成 {done} 件', en: '{verb}: {done} done' },
  endedUndo: { zh: '已撤销 {done} 件', en: '{done} undone' },
  endedFailed: { zh: '没办成 {count} 件', en: '{count} not done' },
  endedAlready: { zh: '本来就是这样的 {count} 件', en: '{count} were so before' },
  comma: { zh: '，', en: ', ' },
  progress: { zh: '进度', en: 'Progress' },
  look: { zh: '看结果', en: 'See the results' },
  hide: { zh: '收起这条', en: 'Put away' },
  stop: { zh: '停止，剩下的不办了', en: 'Stop; leave the rest' },
  goOn: { zh: '接着办 {count} 件', en: 'Go on with {count}' },
  tryAgain: { zh: '再试 {count} 件', en: 'Try {count} again' },
  tryAgainHint: {
    zh: '期间有变化的，会按最新情况再办；先点编号看看变了什么。',
    en: 'Those that changed are tried as they stand now: open them first to see what changed.',
  },
  undo: { zh: '撤销 {count} 件', en: 'Undo {count}' },
  failedList: { zh: '没办成的', en: 'Not done' },
  doneList: { zh: '办成的 {count} 件', en: 'Done: {count}' },
  isDone: { zh: '现在：{state}', en: 'Now: {state}' },
  isAlready: { zh: '本来就是：{state}', en: 'Was so before: {state}' },
  isChanged: {
    zh: '您看过之后有了变化，没有动它',
    en: 'It has changed since you saw it, and was left alone',
  },
  isUnsent: { zh: '没有得到回音，接着办时不会重复', en: 'No answer yet; going on will not do it twice' },
  undoReason: { zh: '撤销批量并案', en: 'A bulk merge was undone' },
} as const satisfies Record<string, Word>

/** Why some or all cannot be brought back. */
export const NO_WAY_BACK = {
  triage: {
    zh: '原来还没研判的件，研判后回不到“未研判”，只能改判。',
    en: 'a case never triaged before cannot go back to that; its category can only be corrected.',
  },
  assign: {
    zh: '原来没有交办的件，交出去以后只有对方退回才能回来，可以改交别的岗位。',
    en: 'a case that nobody had comes back only when its new owner returns it; it can be given to another post.',
  },
  note: { zh: '写下的话留在记录里。', en: 'words stay on record.' },
  urge: { zh: '对方已经收到催办。', en: 'whoever is in charge has been told.' },
  supervise: { zh: '督办一经发出，由对方回复。', en: 'once supervised, the other side answers for it.' },
  merge: { zh: '', en: '' },
} as const satisfies Record<BulkVerb, Word>

/** What undoing a merge leaves different. */
export const MERGE_BACK = {
  zh: '办完后 15 分钟内可以撤销；撤销后都回到“待交办”，原来没研判的也是。',
  en: 'Can be undone for 15 minutes. All then wait to be assigned, also those that were not triaged.',
} as const satisfies Word
