import type { Word } from '../../../platform/pure/words.ts'

/** Words of looking for somebody who can do something. */
export const SKILLS_PART = {
  title: { zh: '按技能找人', en: 'Search by skill' },
  lead: {
    zh: '技能经本人同意登记。远近按网格中心算，不看谁人在哪里。',
    en: 'Skills are entered with consent. Distances are between the middles of grids; nobody’s own position is known.',
  },
  skill: { zh: '会什么', en: 'Skill' },
  near: { zh: '离哪个网格近', en: 'Near which grid' },
  name: { zh: '姓名', en: 'Name' },
  post: { zh: '岗位', en: 'Post' },
  distance: { zh: '约多远', en: 'About how far' },
  metres: { zh: '{metres} 米', en: '{metres} m' },
  unknown: { zh: '不清楚', en: 'unknown' },
  noPost: { zh: '没有岗位', en: 'no post' },
  all: { zh: '技能', en: 'Skills' },
  none: { zh: '没有找到', en: 'Nobody found' },
  noneText: {
    zh: '换一项技能，或者给会的人登记上。本人也可以在手机“我—技能”里填。',
    en: 'Try another skill, or enter it. People can do so themselves on the phone.',
  },
  set: { zh: '登记技能', en: 'Enter skills' },
  setHint: {
    zh: '这里填的会代替原来登记的；空着就是全部去掉。',
    en: 'What stands here replaces what was entered before; empty takes everything off.',
  },
  agrees: {
    zh: '本人同意登记，供社区找人帮忙时查到',
    en: 'The person agrees that this is kept and found by the community',
  },
  agreesMissing: { zh: '要本人同意才能登记。', en: 'It needs the person’s consent.' },
  save: { zh: '保存', en: 'Save' },
} as const satisfies Record<string, Word>
