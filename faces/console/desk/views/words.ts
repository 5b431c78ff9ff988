import type { Word } from '../../../../platform/pure/words.ts'

/** Words of named lists. */
export const VIEWS = {
  title: { zh: '常看的列表', en: 'Saved views' },
  save: { zh: '存为常看', en: 'Save this view' },
  edit: { zh: '修改“{name}”', en: 'Change {name}' },
  start: { zh: '起始', en: 'start' },
  dialogNew: { zh: '存为常看的列表', en: 'Save this view' },
  dialogEdit: { zh: '修改常看的列表', en: 'Change a saved view' },
  lead: {
    zh: '保存的是看谁的、哪个环节、网格、分类、超期和排序；搜的字不保存。只有您自己看得到。',
    en: 'Kept are whose, step, grid, category, overdue and order, but not what you searched for. Only you see it.',
  },
  name: { zh: '名称', en: 'Name' },
  isStart: { zh: '打开办件时先看这个', en: 'Open the desk with this one' },
  remove: { zh: '删除', en: 'Remove' },
} as const satisfies Record<string, Word>
