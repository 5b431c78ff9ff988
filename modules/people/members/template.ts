import { sheetTemplate } from '../../grids/index.ts'
import { COLUMN_WORDS, ROLE_WORDS, TAG_WORDS } from '../words.ts'
import { NEEDED_TITLES } from './sheet.ts'

/** The empty workbook for a list of members. */
export function membersTemplate(now: Date): Promise<Buffer> {
  const columns = COLUMNS.map(([key, width, help]) => {
    const title = COLUMN_WORDS[key].zh
    return { title, width, isNeeded: NEEDED_TITLES.some((one) => one === title), help }
  })
  return sheetTemplate('网格员', columns, now)
}

const all = (words: Readonly<Record<string, { zh: string }>>) =>
  Object.values(words)
    .map((word) => word.zh)
    .join('、')
const COLUMNS: readonly (readonly [keyof typeof COLUMN_WORDS, number, string])[] = [
  ['name', 12, '本人姓名。'],
  ['phone', 16, '11 位手机号；同一个号码算同一个人。'],
  ['role', 16, `岗位名称：${all(ROLE_WORDS)}。只登记、不任职的不填。`],
  ['gridCode', 24, '岗位所在网格的编码；填了岗位就要填。'],
  ['tags', 24, `来源，几个之间用顿号隔开：${all(TAG_WORDS)}。`],
  ['isContactPublic', 16, '本人同意在公示牌和扫码页公开姓名、电话的填“是”，不同意填“否”，不填保持不变。'],
]
