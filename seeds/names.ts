import type { Random } from './random.ts'

export type Sex = 'female' | 'male'

/**
 * Invented Chinese names. Surnames come in about their real frequency; given names are put together from characters at
 * random, so a match with a living person is chance. About one name in 80 is of a kind that breaks careless software:
 * a character outside the Basic Multilingual Plane (𠮷 U+20BB7), a rare one (㛃, 龘), four characters, or a middle dot
 * (阿依努尔·买买提). As many have a double surname (欧阳), and one in seven a single given character.
 */
export const inventName = (random: Random, sex: Sex): string => {
  if (random.chance(0.012)) return random.pick(RARE_NAMES[sex])
  const surname = random.chance(0.015)
    ? random.pick(DOUBLE_SURNAMES)
    : random.weighted(SURNAMES, ([, weight]) => weight)[0]
  const characters = [...GIVEN[sex], ...GIVEN.either]
  const first = random.pick(characters)
  if (random.chance(0.14)) return surname + first
  const second = random.pick(characters)
  return surname + first + second
}

/**
 * Invented mobile numbers, unique by `index` (0 to 999,999) within one `series` (0 to 99). All begin with 154: in the
 * ministry's table of mobile networks (公众移动通信网网号分配情况, as of March 2023) no operator has that prefix, so
 * that a message sent by mistake reaches nobody.
 */
export const inventPhone = (series: number, index: number): string => {
  if (!(series >= 0 && series < 100 && index >= 0 && index < 1e6)) throw new Error('series or index out of range')
  const scattered = (index * 387_419 + 71_993) % 1e6
  return `154${String(series).padStart(2, '0')}${String(scattered).padStart(6, '0')}`
}

/** Surnames with their weights, the family names of Sichuan a little heavier than in the country. */
const SURNAMES: readonly (readonly [string, number])[] = [
  [79, '李'],
  [74, '王'],
  [71, '张'],
  [54, '刘'],
  [47, '陈'],
  [33, '杨'],
  [23, '周黄吴赵罗'],
  [16, '何唐徐胡朱'],
  [11, '高林郭马邓曾蒋谢'],
  [8, '冯宋韩曹许彭萧田董潘袁蔡余'],
  [6, '叶程苏魏钟廖汪任范姚夏付卢'],
  [4, '向熊白龚严邹文易秦代蒲'],
  [1, '税敬母'],
].flatMap(([weight, surnames]) => [...String(surnames)].map((surname) => [surname, Number(weight)] as const))

const DOUBLE_SURNAMES = ['欧阳', '上官', '司马', '诸葛', '令狐', '东方'] as const

const GIVEN = {
  female: [...'芳娟敏静丽艳霞琼英兰萍莉蓉桂秀玉珍梅玲娜婷雪慧琳璐洁欣妍怡悦茜颖蕾薇瑶'],
  male: [...'伟强军勇刚斌波辉鹏涛超峰磊健锋建国志明华林松浩宇杰凯毅坤富全忠顺贵彬川'],
  either: [...'文晓小春平红云清泽思佳嘉子雨安乐宁世永德光海天成新义荣利庆祥远帆一可然和'],
} as const

const RARE_NAMES = {
  female: ['赵㛃', '林㛃妤', '阿依努尔·买买提', '卓玛拉姆', '吉克阿果', '查龘馨', '郑婠婠', '尉迟芷', '欧阳䶮玥'],
  male: ['𠮷国平', '𠮷永清', '李龘', '田犇犇', '王喆昱', '达瓦扎西', '木呷拉且', '司马㸌', '买买提·艾山', '朱堃垚'],
} as const
