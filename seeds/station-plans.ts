import type { WeekWindow } from '../modules/stations/contract.ts'
import type { SampleStation } from './sample.ts'

/** What an offering of the sample is, by the name that the communities' plans use. */
export type OfferingPlan = {
  readonly nameEn: string
  readonly minutes: number
  readonly seats: number
  readonly who: 'everyone' | 'residents' | 'workers'
  /** When it can be booked; walk_in: who comes is served. */
  readonly when: keyof typeof WEEKS
  readonly noteZh?: string
  readonly noteEn?: string
  readonly priceZh?: string
  readonly priceEn?: string
}

const all = [0, 1, 2, 3, 4, 5, 6]
const on = (weekdays: readonly number[], ...windows: readonly [number, number][]): WeekWindow[] =>
  weekdays.flatMap((weekday) => windows.map(([from, to]) => ({ weekday, from: from * 60, to: to * 60 })))

/** Weeks that services keep; the evenings are for who comes from a shift. */
export const WEEKS = {
  walk_in: [],
  daily: on(all, [10, 12], [14, 21]),
  office: on([1, 2, 3, 4, 5], [9, 12], [14, 17]),
  evenings: on([1, 3, 5], [18, 21]),
  weekend: on([0, 6], [9, 12], [14, 17]),
  meals: on(all, [11, 13], [17, 20]),
  lunch: on([1, 2, 3, 4, 5, 6], [11, 13]),
} as const

const walkIn = (nameEn: string): OfferingPlan => ({ nameEn, minutes: 15, seats: 1, who: 'everyone', when: 'walk_in' })
const office = (nameEn: string): OfferingPlan => ({ nameEn, minutes: 30, seats: 1, who: 'everyone', when: 'office' })

export const OFFERINGS: Readonly<Record<string, OfferingPlan>> = {
  理发: { nameEn: 'Haircut', minutes: 20, seats: 1, who: 'everyone', when: 'daily' },
  维修: {
    nameEn: 'Small repairs',
    minutes: 30,
    seats: 1,
    who: 'everyone',
    when: 'evenings',
    noteZh: '小家电、水龙头、锁；配件自备。',
    noteEn: 'Small appliances, taps, locks; bring the parts.',
  },
  洗衣: { nameEn: 'Laundry', minutes: 60, seats: 4, who: 'workers', when: 'daily' },
  缝补: { nameEn: 'Mending clothes', minutes: 30, seats: 1, who: 'everyone', when: 'weekend' },
  图书借阅: walkIn('Books'),
  共享灶台: {
    nameEn: 'Shared stove',
    minutes: 120,
    seats: 6,
    who: 'everyone',
    when: 'meals',
    noteZh: '自带食材，用完擦净灶台。',
    noteEn: 'Bring what you cook; leave the stove clean.',
  },
  生日餐: { nameEn: 'Birthday meal', minutes: 120, seats: 1, who: 'workers', when: 'weekend' },
  送餐: walkIn('Meals brought home'),
  技能课程: { nameEn: 'Skills course', minutes: 120, seats: 20, who: 'everyone', when: 'evenings' },
  学历提升咨询: office('Advice on degrees'),
  自习室: walkIn('Study room'),
  政务代办: office('Help with public services'),
  证明打印: walkIn('Printing certificates'),
  小家电维修: { nameEn: 'Repair of small appliances', minutes: 30, seats: 1, who: 'everyone', when: 'weekend' },
  小件维修: { nameEn: 'Small repairs', minutes: 30, seats: 1, who: 'everyone', when: 'weekend' },
  法律咨询: office('Legal advice'),
  议事厅: { nameEn: 'Meeting room', minutes: 120, seats: 1, who: 'everyone', when: 'office' },
  磨刀: walkIn('Knife grinding'),
  量血压: walkIn('Blood pressure'),
  以案说法: { nameEn: 'Law by cases', minutes: 120, seats: 30, who: 'everyone', when: 'weekend' },
  家长课堂: { nameEn: 'Class for parents', minutes: 120, seats: 30, who: 'everyone', when: 'weekend' },
  调解室: office('Mediation room'),
  午餐: {
    nameEn: 'Lunch',
    minutes: 60,
    seats: 40,
    who: 'everyone',
    when: 'lunch',
    priceZh: '每份 12 元，七十岁以上 6 元',
    priceEn: '12 yuan, 6 yuan from seventy on',
  },
  晚餐: walkIn('Supper'),
  雨具借用: walkIn('Umbrellas to borrow'),
  手机充电: walkIn('Phone charging'),
  饮水: walkIn('Drinking water'),
}

/** English names of the sample's stations, by a part of the Chinese one. */
const NAMES: readonly (readonly [string, string])[] = [
  ['一号蜂格巢', 'Bee Nest 1'],
  ['二号蜂格巢', 'Bee Nest 2'],
  ['三号蜂格巢', 'Bee Nest 3'],
  ['四号蜂格巢', 'Bee Nest 4'],
  ['五号蜂格巢', 'Bee Nest 5'],
  ['六号蜂格巢', 'Bee Nest 6'],
  ['爱+社区厨房', 'Ai+ community kitchen'],
  ['青年大学学习中心', 'Youth university study centre'],
  ['党群服务', 'Service station'],
  ['老兵驿站', 'Veterans’ station'],
  ['食堂', 'Community canteen'],
  ['网格员之家', 'Grid members’ home'],
]

/** The name of a station in English. @throws for one that has none */
export function stationNameEn(station: Pick<SampleStation, 'name'>): string {
  const found = NAMES.find(([part]) => station.name.includes(part))
  if (!found) throw new Error(`no English name for ${station.name}`)
  return found[1]
}
