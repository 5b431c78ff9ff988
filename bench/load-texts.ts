import type { Random } from '../seeds/random.ts'

/** Leaves of the catalogue that loaded cases belong to. */
export const CATEGORIES = ['0101', '0303', '0402', '0403', '0501'] as const

/** Words of a report: about 1 in 40 is about a street lamp (路灯), and 1 in 2,000 about a raccoon dog (貉). */
export function reportText(random: Random): string {
  const thing = random.chance(0.0005) ? '貉群出没' : random.pick(THINGS)
  return `${random.pick(PLACES)}${thing}${random.pick(TROUBLES)}，${random.pick(WISHES)}`
}

const PLACES = [
  '小区东门口',
  '地下车库入口',
  '三单元楼道里',
  '菜市场旁边',
  '学校围墙外',
  '中心花园南侧',
  '快递柜附近',
  '老年活动室门前',
  '公交站台后面',
  '河边步道上',
]
const THINGS = [
  '路灯',
  '电梯',
  '井盖',
  '垃圾桶',
  '电动车',
  '下水管道',
  '消防通道',
  '健身器材',
  '绿化带',
  '围栏',
  '门禁',
  '监控探头',
  '污水',
  '广告牌',
  '流浪狗',
  '装修噪音',
  '广场舞音响',
  '油烟',
  '共享单车',
  '飞线充电',
  '楼顶漏水',
  '外墙瓷砖',
  '树枝',
  '积水',
  '蚊虫',
  '停车位',
  '减速带',
  '晾衣架',
  '儿童滑梯',
  '宣传栏',
  '化粪池',
  '燃气管',
  '水表',
  '电箱',
  '石板路',
  '楼道堆物',
  '占道摊位',
  '建筑垃圾',
  '噪声扰民',
  '高空抛物',
]
const TROUBLES = ['已经好几天没人管', '又出问题了', '影响老人出行', '晚上特别严重', '存在安全隐患', '越来越多']
const WISHES = ['请尽快派人来看看', '希望社区协调处理', '麻烦联系物业', '盼回复', '大家都有意见', '拍了照片备查']
