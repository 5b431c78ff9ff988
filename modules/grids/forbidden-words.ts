/**
 * Class D4 of domain.md §7.2: what is not collected here at all. Religion, ethnicity labels, petitions, corrections, released prisoners,
 * cults, gangs, drugs, biometrics, bank data and police files of key persons. Pure.
 */
const FORBIDDEN = [
  '宗教',
  '信教',
  '教徒',
  '信徒',
  '信众',
  '民族',
  '族别',
  '信访',
  '上访',
  '访民',
  '缠访',
  '闹访',
  '矫正',
  '社矫',
  '刑满',
  '刑释',
  '释放人员',
  '服刑',
  '前科',
  '劳教',
  '两劳',
  '邪教',
  '法轮',
  '涉黑',
  '涉恶',
  '扫黑',
  '吸毒',
  '涉毒',
  '戒毒',
  '贩毒',
  '人脸',
  '指纹',
  '虹膜',
  '声纹',
  '生物识别',
  '基因',
  '银行',
  '卡号',
  '开户',
  '重点人员',
  '重点人口',
  '重点人群',
  '重点对象',
  '管控人员',
  '稳控',
  '布控',
  '在逃',
  '涉稳',
  '危险人员',
  '风险人员',
] as const

/** Titles of columns that must stay empty; other columns that are not asked for are not read at all. */
export const FORBIDDEN_TITLES = [
  '民族',
  '宗教信仰',
  '信访情况',
  '矫正情况',
  '前科',
  '吸毒史',
  '指纹',
  '银行卡号',
  '重点人员',
] as const

/** The first forbidden word in a text, or undefined. Full-width letters and spaces between characters do not hide one. */
export function findForbidden(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  return FORBIDDEN.find((word) => plain.includes(word))
}
