import type { Word, Words } from '../../platform/pure/words.ts'
import type { Basis, Change, ContactResult, ContactWay, EndReason, Grade, List, Reason } from './contract/names.ts'

export const GRADE_WORDS = {
  red: { zh: '红', en: 'Red' },
  yellow: { zh: '黄', en: 'Yellow' },
  blue: { zh: '蓝', en: 'Blue' },
  watch: { zh: '观察', en: 'Watch' },
} as const satisfies Record<Grade, Word>

/** Why somebody is cared for. */
export const REASON_WORDS = {
  older_person_living_alone: { zh: '独居老人', en: 'Older person living alone' },
  empty_nest: { zh: '空巢老人', en: 'Older couple, children away' },
  left_behind: { zh: '留守老人', en: 'Older person left behind' },
  over_80: { zh: '八十岁以上', en: 'Over 80' },
  special_family: { zh: '计划生育特殊家庭', en: 'Lost an only child' },
  destitute: { zh: '分散供养特困人员', en: 'Destitute, living at home' },
  needs_nursing: { zh: '失能', en: 'Needs nursing' },
  severe_disability: { zh: '重度残疾', en: 'Severe disability' },
  dementia: { zh: '失智', en: 'Dementia' },
  severe_illness: { zh: '重病、严重慢性病', en: 'Severe or chronic illness' },
  after_hospital: { zh: '刚出院', en: 'Just out of hospital' },
} as const satisfies Record<Reason, Word>

export const BASIS_WORDS = {
  consent: { zh: '本人（或监护人）同意', en: 'Consent of the person or guardian' },
  statutory: { zh: '法定职责', en: 'Statutory duty' },
} as const satisfies Record<Basis, Word>

export const END_REASON_WORDS = {
  moved: { zh: '搬走了', en: 'Moved away' },
  died: { zh: '去世', en: 'Died' },
  own_wish: { zh: '本人要求', en: 'At own wish' },
  not_needed: { zh: '不再需要', en: 'No longer needed' },
} as const satisfies Record<EndReason, Word>

export const CHANGE_WORDS = {
  registered: { zh: '登记', en: 'Registered' },
  grade: { zh: '调级', en: 'Grade changed' },
  rhythm: { zh: '调节奏', en: 'Rhythm changed' },
  review: { zh: '复评', en: 'Reviewed' },
  facts: { zh: '更新信息', en: 'Facts changed' },
  ended: { zh: '结束', en: 'Ended' },
} as const satisfies Record<Change, Word>

export const WAY_WORDS = {
  home: { zh: '上门', en: 'At the door' },
  phone: { zh: '电话', en: 'Phone' },
  video: { zh: '视频', en: 'Video' },
  message: { zh: '消息', en: 'Message' },
} as const satisfies Record<ContactWay, Word>

export const RESULT_WORDS = {
  met: { zh: '见到本人', en: 'Met' },
  spoke: { zh: '说上话了', en: 'Spoke' },
  family: { zh: '家属代答', en: 'Family answered' },
  needs_help: { zh: '联系上，需要帮忙', en: 'Reached, needs help' },
  absent: { zh: '不在家', en: 'Not at home' },
  no_answer: { zh: '无人应答', en: 'No answer' },
  refused: { zh: '不愿意', en: 'Did not want to' },
  vacant: { zh: '空置', en: 'Vacant' },
  wrong_address: { zh: '地址不对', en: 'Wrong address' },
} as const satisfies Record<ContactResult, Word>

export const LIST_WORDS = {
  active: { zh: '全部在册', en: 'All' },
  due: { zh: '该联系了', en: 'Contact due' },
  review: { zh: '该复评了', en: 'Review due' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<List, Word>

/** What is kept of a person here, as that person reads it. */
export const PERSONAL_WORDS = {
  grade: { zh: '关爱等级和原因', en: 'Grade and reasons of care' },
  contact: { zh: '紧急联系人', en: 'Emergency contact' },
  visit: { zh: '与我的联系', en: 'Contacts with me' },
} as const satisfies Words

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'care.registered_already': {
    zh: '此人已在关爱台账里。',
    en: 'This person is in the register already.',
  },
  'care.not_living_there': {
    zh: '此人没有登记住在这一户，请先登记住户。',
    en: 'This person is not registered in this household; please register the residence first.',
  },
  'care.changed_since': {
    zh: '您看过之后有人改过这条登记，请刷新后再改。',
    en: 'Somebody changed this entry after you saw it; please look again.',
  },
  'care.ended_already': { zh: '这条关爱登记已经结束。', en: 'This care has ended already.' },
  'care.same_grade': {
    zh: '等级没有变化。如果是复评，请用“复评，等级不变”。',
    en: 'The grade is the same; use “review” instead.',
  },
  'care.rhythm_too_slow': {
    zh: '这个等级最慢 {most} 天联系一次。',
    en: 'For this grade a contact is due at least every {most|day|days}.',
  },
  'care.basis_future': { zh: '同意或依据的日期不能晚于今天。', en: 'The day of the ground cannot lie in the future.' },
  'care.id_reused': {
    zh: '这条记录的编号已被另一条使用，请重新填写。',
    en: 'The id of this entry belongs to another one; please enter it anew.',
  },
  'contact.too_old': {
    zh: '这次联系已超过 {days} 天，不能补记。',
    en: 'A contact can be written down for {days|day|days}.',
  },
}
