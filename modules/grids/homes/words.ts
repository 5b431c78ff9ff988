import type { Word, Words } from '../../../platform/pure/words.ts'
import type { CorrectionReason, HouseholdField, HouseholdUse, Source } from './contract.ts'

/** Where a value comes from. */
export const SOURCE_WORDS = {
  import: { zh: '台账导入', en: 'Register' },
  door: { zh: '上门核实', en: 'At the door' },
  self_stated: { zh: '本人说的', en: 'Told by themselves' },
  desk: { zh: '社区核对', en: 'Desk' },
} as const satisfies Record<Source, Word>

/** How a flat is used. */
export const HOUSEHOLD_USE_WORDS = {
  own: { zh: '自住', en: 'Lived in by the owner' },
  rented: { zh: '出租', en: 'Rented out' },
  vacant: { zh: '空置', en: 'Vacant' },
  business: { zh: '商用', en: 'Used for business' },
  none: { zh: '没有这一户', en: 'No such flat' },
} as const satisfies Record<HouseholdUse, Word>

/** What is known of a flat. */
export const HOUSEHOLD_FIELD_WORDS = {
  added: { zh: '补登', en: 'Added' },
  room: { zh: '房号', en: 'Room' },
  entrance: { zh: '单元', en: 'Entrance' },
  use: { zh: '房屋用途', en: 'Use' },
  people: { zh: '居住人数', en: 'People' },
  lift: { zh: '电梯', en: 'Lift' },
} as const satisfies Record<HouseholdField | 'added', Word>

/** Why something was corrected. */
export const CORRECTION_REASON_WORDS = {
  seen: { zh: '上门看到的', en: 'Seen at the door' },
  told: { zh: '住户告知', en: 'Told by the household' },
  changed: { zh: '情况有变化', en: 'Things have changed' },
  wrong: { zh: '原来登记错了', en: 'The register was wrong' },
  other: { zh: '其他原因', en: 'Another reason' },
} as const satisfies Record<CorrectionReason, Word>

/** The sentence for every refusal about flats and their corrections. */
export const HOMES_WORDS = {
  'household.changed_since': {
    zh: '这一项在您看过之后有人改过或核实过，现在是「{value}」。请看一看再改。',
    en: 'Somebody changed or verified this after you saw it; it is now “{value}”. Please look before you correct it.',
  },
  'household.room_taken': {
    zh: '这个单元已经有「{room}」这一户了，请核对。',
    en: 'This entrance has a room “{room}” already; please check.',
  },
  'household.which_grid': {
    zh: '这个单元的住户分属几个网格，请选这一户归哪个网格。',
    en: 'The flats of this entrance belong to several grids; please choose one.',
  },
  'household.other_building': {
    zh: '只能改到同一栋楼的单元。',
    en: 'A flat can only be put into another entrance of the same building.',
  },
  'correction.note_missing': {
    zh: '选了“其他原因”，请写一句说明。',
    en: 'You chose another reason; please say which.',
  },
  'correction.too_late': {
    zh: '更正已经超过 {days} 天，不能撤销。请重新更正。',
    en: 'A correction can be undone for {days|day|days}; please correct it again.',
  },
  'correction.undone_already': { zh: '这条更正已经撤销过了。', en: 'This correction has been undone already.' },
  'correction.changed_since': {
    zh: '这一项后来又改过，不能再撤销这一条。请重新更正。',
    en: 'This field was corrected again since; please correct it anew.',
  },
  'correction.not_undoable': {
    zh: '补登的住户不能撤销。如果没有这一户，请把用途改为“没有这一户”。',
    en: 'An added flat cannot be undone. If it does not exist, set its use to “no such flat”.',
  },
  'door.forbidden_word': {
    zh: '出现「{word}」。宗教、民族、信访、矫正、刑释、涉毒、生物特征、银行、警务重点人员等信息不得在这里收集，请删去。',
    en: '“{word}” stands here. Religion, ethnicity, petitions, corrections, drugs, biometrics, bank and police data must not be collected here; please remove it.',
  },
  'door.identity_number': {
    zh: '这里不收身份证号，请删去。',
    en: 'Numbers of identity cards are not collected here; please remove it.',
  },
  'correction.id_reused': {
    zh: '这条更正的编号已被另一条使用，请重新填写。',
    en: 'The id of this correction belongs to another one; please enter it anew.',
  },
} as const satisfies Words
