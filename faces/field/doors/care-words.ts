import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page about somebody cared for. */
export const CARE = {
  open: { zh: '关爱：原因、家属、等级', en: 'Care: reasons, family, grade' },
  title: { zh: '关爱 · {name}', en: 'Care · {name}' },
  grade: { zh: '等级', en: 'Grade' },
  rhythm: { zh: '节奏', en: 'Rhythm' },
  everyDays: { zh: '{days} 天一次', en: 'every {days|day|days}' },
  review: { zh: '复评', en: 'Review' },
  masked: {
    zh: '为什么关爱、先找哪位家属，写明理由才显示，一分钟后收起，会留下记录。',
    en: 'The reasons and who is called first are shown with a reason, for a minute, and it goes on record.',
  },
  why: { zh: '为什么要看', en: 'Why you look' },
  whyVisit: { zh: '上门走访', en: 'A visit' },
  whyCall: { zh: '联系家属', en: 'To call the family' },
  whyCheck: { zh: '核对登记', en: 'To check what is on file' },
  show: { zh: '查看', en: 'Show' },
  reasons: { zh: '关爱原因', en: 'Reasons' },
  contact: { zh: '先找谁', en: 'Who is called first' },
  noContact: { zh: '没有登记', en: 'nobody on file' },
  call: { zh: '打给{name}', en: 'Call {name}' },
  change: { zh: '修改原因和联系人', en: 'Change reasons and contact' },
  save: { zh: '保存', en: 'Save' },
  leave: { zh: '不改了', en: 'Leave it' },
  saved: { zh: '已保存。', en: 'Saved.' },
  chooseReasons: { zh: '请至少选一项。', en: 'Please choose at least one.' },
  contactName: { zh: '联系人姓名', en: 'Name' },
  contactRelation: { zh: '与本人的关系', en: 'How he stands to the person' },
  contactPhone: { zh: '联系人手机号', en: 'Mobile number' },
  changeGrade: { zh: '调级', en: 'Change the grade' },
  gradeNow: { zh: '现在是{grade}', en: 'Now {grade}' },
  gradeWhy: { zh: '为什么调', en: 'Why' },
  gradeByLead: {
    zh: '等级由网格长定。觉得该调，请记一次联系写明情况，并告诉网格长。',
    en: 'The grade is set by the lead. If it should be another, log a contact that says why, and tell the lead.',
  },
} as const satisfies Record<string, Word>
