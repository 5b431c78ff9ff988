import type { Word } from '../../../platform/pure/words.ts'

/** Words of being away and standing in. */
export const ABSENCE = {
  title: { zh: '请假', en: 'Being away' },
  note: { zh: '请假外出、谁来代理', en: 'Leave, and who stands in' },
  lead: {
    zh: '请假期间，岗位上的件和消息都到代理人那里；不设代理，就由上一级负责。提前回来点“销假”，马上恢复。',
    en: 'While you are away, cases and messages of your post go to your deputy; without one, to the next level up. Back early? End it, and all is as before.',
  },
  state: { zh: '我要请假', en: 'State an absence' },
  mine: { zh: '我的请假', en: 'My absences' },
  none: { zh: '现在没有请假。', en: 'You are not away.' },
  standIns: { zh: '我在代理', en: 'I stand in for' },
  period: { zh: '{from}至{until}', en: '{from} to {until}' },
  running: { zh: '正在请假', en: 'now' },
  coming: { zh: '还没开始', en: 'not begun' },
  byDeputy: { zh: '{post}：由{name}代理', en: '{post}: {name} stands in' },
  byAbove: { zh: '{post}：由上一级负责', en: '{post}: the next level up answers' },
  forWhom: { zh: '代{name}：{post}', en: 'For {name}: {post}' },
  end: { zh: '销假', en: 'End it' },
  ended: { zh: '已销假，岗位由您负责。', en: 'Ended: you answer for your post again.' },
  reason: { zh: '类别', en: 'Kind' },
  reasonHint: { zh: '只选类别，不用说病情。', en: 'Only the kind; nobody asks about health.' },
  from: { zh: '从哪天', en: 'From which day' },
  until: { zh: '到哪天（含当天）', en: 'Until which day (included)' },
  untilWrong: { zh: '结束不能早于开始，也不能早于今天。', en: 'It cannot end before it begins, or before today.' },
  which: { zh: '从哪些岗位请假', en: 'From which posts' },
  noneChosen: { zh: '至少选一个岗位。', en: 'Choose at least one post.' },
  deputy: { zh: '{post}由谁代理', en: 'Who stands in as {post}' },
  nobody: { zh: '不设代理（由上一级负责）', en: 'Nobody (the next level up answers)' },
  isAway: { zh: '{name}（那时也请假）', en: '{name} (away then too)' },
  send: { zh: '请假', en: 'State it' },
  done: { zh: '已请假。代理人会收到消息。', en: 'Stated. Your deputy is told.' },
  noPosts: {
    zh: '您没有正式担任的岗位，不用请假。',
    en: 'You hold no post of your own, so there is nothing to be away from.',
  },
} as const satisfies Record<string, Word>
