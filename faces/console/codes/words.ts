import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page of codes and services. */
export const CODES = {
  title: { zh: '码与服务', en: 'Codes and services' },
  lead: {
    zh: '一个码，几项服务：在这里取名、制码、看有没有人用。',
    en: 'One code, several services: name them, print codes, see whether they are used.',
  },
  community: { zh: '社区', en: 'Community' },
  parts: { zh: '这一页的部分', en: 'Parts of this page' },
  services: { zh: '服务', en: 'Services' },

  servicesLead: {
    zh: '居民扫码后看到的名称、说明和次序。上报总在最前、总是开放。',
    en: 'What residents see after scanning: names, notes and order. Reporting always comes first and stays open.',
  },
  startingOnes: {
    zh: '现在用的是默认名称，保存后就是你们自己的。',
    en: 'These are the starting names; once saved they are your own.',
  },
  nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
  nameEn: { zh: '名称（英文）', en: 'Name (English)' },
  noteZh: { zh: '说明（中文）', en: 'Note (Chinese)' },
  noteEn: { zh: '说明（英文）', en: 'Note (English)' },
  isOpen: { zh: '开放', en: 'Open' },
  notBuilt: { zh: '还没有建好，暂不能开放', en: 'Not built yet; cannot be opened' },
  staysOpen: { zh: '总是开放', en: 'Always open' },
  up: { zh: '上移', en: 'Up' },
  down: { zh: '下移', en: 'Down' },
  keysHint: { zh: '按 Alt+↑、Alt+↓ 也能移动。', en: 'Alt+↑ and Alt+↓ move it too.' },
  movedTo: { zh: '{name} 现在是第 {position} 项', en: '{name} is now number {position}' },
  save: { zh: '保存', en: 'Save' },
  savedServices: { zh: '已保存，居民下次扫码就能看到。', en: 'Saved; residents see it when they next scan.' },
} as const satisfies Record<string, Word>
